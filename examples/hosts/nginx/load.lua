-- SPDX-License-Identifier: MIT
-- What wrk asks: small files of applicants, each another one, the short answer.
local bodies = {}
for i = 1, 500 do
    bodies[i] = ('{"on":"2025-08-20","facts":{"born_on":"%d-%02d-%02d","citizen_vn":true,"education_case":"general",' ..
                 '"cell_met_on":"2025-08-01","cell_official":%d,"cell_yes":%d}}'):format(
                 1970 + i % 38, i % 12 + 1, i % 28 + 1, 5 + i % 20, 5 + i % 11)
end
local headers, at = { ["Content-Type"] = "application/json" }, 0

function request()
    at = at % #bodies + 1
    return wrk.format("POST", "/v1/check/admission?answer=" .. (os.getenv "ANSWER" or "verdict"), headers, bodies[at])
end

function done(summary, latency)
    local errors = summary.errors
    print(("%.0f checks a second, p50 %.1f ms, p99 %.1f ms; %d refused, %d connections failed"):format(
          summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
          errors.status, errors.connect + errors.read + errors.write + errors.timeout))
    if errors.status > 0 then
        os.exit(1)
    end
end
