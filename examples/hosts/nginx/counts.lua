-- SPDX-License-Identifier: MIT
-- Counters for Prometheus. A worker counts in tables of its own and adds them to the shared ones once a second, so that a
-- request takes no lock; what is shown is a second old at most.
local counts = {}

local shared = ngx.shared.partyorg_metrics
local mine = {}
-- Upper ends of the classes of a histogram, in seconds.
local BOUNDS = { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5 }

local families = {
    { "partyorg_requests_total", "counter", "Requests by route and status." },
    { "partyorg_request_seconds", "histogram", "From the first byte of a request to the last of its answer, by route." },
    { "partyorg_checks_total", "counter", "Files examined, by check and verdict." },
    { "partyorg_problems_total", "counter", "Requests and lines refused, by code." },
    { "partyorg_lines_total", "counter", "Lines of check-many, by result." },
}

-- A series is written as it is shown, name{label="value"}; labels have values from a fixed set, never a client's.
function counts.add(series, number)
    mine[series] = (mine[series] or 0) + (number or 1)
end

local histograms = {}

function counts.observe(route, seconds)
    local series = histograms[route]
    if not series then
        local function named(suffix, bound)
            return ('partyorg_request_seconds_%s{route="%s"%s}'):format(suffix, route, bound or "")
        end
        series = { sum = named "sum", count = named "count" }
        for i, bound in ipairs(BOUNDS) do
            series[i] = named("bucket", (',le="%s"'):format(bound))
        end
        series[#BOUNDS + 1] = named("bucket", ',le="+Inf"')
        histograms[route] = series
    end
    for i = #BOUNDS + 1, 1, -1 do
        if i <= #BOUNDS and seconds > BOUNDS[i] then
            break
        end
        counts.add(series[i])
    end
    counts.add(series.sum, seconds)
    counts.add(series.count)
end

function counts.flush()
    for series, number in pairs(mine) do
        shared:incr(series, number, 0)
        mine[series] = nil
    end
end

-- Everything in the text format of Prometheus; `gauges` is a list of { name, help, value, labels }.
function counts.text(gauges)
    counts.flush()
    local lines = {}
    local function family(name, kind, help)
        lines[#lines + 1] = ("# HELP %s %s\n# TYPE %s %s"):format(name, help, name, kind)
    end
    local known, order = shared:get_keys(0), {}
    for _, series in ipairs(known) do
        order[series] = series:gsub('le="(.-)"', function(bound)
            return ("le=%012.4f"):format(math.min(tonumber(bound) or 1e6, 1e6)) -- classes in their order, +Inf last
        end)
    end
    table.sort(known, function(a, b)
        return order[a] < order[b]
    end)
    for _, one in ipairs(families) do
        family(one[1], one[2], one[3])
        for _, series in ipairs(known) do
            if series:sub(1, #one[1]) == one[1] then
                lines[#lines + 1] = ("%s %.14g"):format(series, shared:get(series) or 0)
            end
        end
    end
    for _, gauge in ipairs(gauges) do
        family(gauge[1], "gauge", gauge[2])
        lines[#lines + 1] = ("%s%s %s"):format(gauge[1], gauge[4] or "", gauge[3])
    end
    return table.concat(lines, "\n") .. "\n"
end

return counts
