# SPDX-License-Identifier: MIT
# The real hosts: servers of Debian that the library runs inside. Included by the Makefile at the top.

# ---- nginx -------------------------------------------------------------------------------------------------------------

HOST_NGINX := examples/hosts/nginx
# Not NGINX: nginx has a use of its own for that variable.
NGINX_PROGRAM ?= /usr/sbin/nginx
NGINX_DIR := $(BUILD)/hosts/nginx
NGINX_VENV := $(BUILD)/nginx-venv
NGINX_MODULES := schemathesis, openapi_spec_validator, prometheus_client, pytest
NGINX_READY = $(NGINX_VENV)/bin/python -c 'import $(NGINX_MODULES)' 2> /dev/null
# With the packages from PyPI where they are, else with what Debian has.
NGINX_PYTHON = $$($(NGINX_READY) && echo $(NGINX_VENV)/bin/python || echo $(PYTHON))
NGINX_RUN = BUILD='$(BUILD)' NGINX_PROGRAM='$(NGINX_PROGRAM)' \
	PYTHONPATH=$(PYTHON_BUILD):$(HOST_NGINX):tests/python PYTHONDONTWRITEBYTECODE=1

.PHONY: nginx-venv host-nginx check-nginx cases-nginx check-nginx-abuse bench-nginx
host-nginx: built-for-luajit ## the HTTP service in nginx, in the foreground; PORT
	@sh $(HOST_NGINX)/prefix.sh $(NGINX_DIR) $(or $(PORT),8787) $(BUILD)/luajit
	@echo 'http://127.0.0.1:$(or $(PORT),8787)/v1/checks'
	@exec $(NGINX_PROGRAM) -p $(abspath $(NGINX_DIR)) -c nginx.conf

built-for-checks: nginx-venv
nginx-venv:
	@[ -x $(NGINX_VENV)/bin/pip ] || $(PYTHON) -m venv $(NGINX_VENV)
	@$(NGINX_READY) || $(NGINX_VENV)/bin/pip install -q --no-compile 'schemathesis>=4.32,<5' openapi-spec-validator \
	    prometheus_client pytest || true

cases-nginx: built-for-luajit python $(BUILD)/tests/run_cases ## runs CASES (default: all) through the service
	@$(NGINX_RUN) $(PYTHON) $(HOST_NGINX)/cases.py $(NGINX_DIR)-cases $(CASES)

check-nginx: built-for-luajit python nginx-venv cases-nginx ## the service: answers, refusals, contract, all cases
	@$(NGINX_RUN) $(NGINX_PYTHON) -m pytest -q --tb=short -p no:cacheprovider $(HOST_NGINX)/test_service.py

check-nginx-abuse: built-for-luajit python ## the service under slow, huge, broken and many requests, and reloads
	@$(NGINX_RUN) $(PYTHON) $(HOST_NGINX)/abuse.py $(NGINX_DIR)-abuse

bench-nginx: built-for-luajit ## small checks a second through the service, by wrk on the same processors
	@BUILD='$(BUILD)' NGINX_PROGRAM='$(NGINX_PROGRAM)' sh $(HOST_NGINX)/load.sh $(NGINX_DIR)-load

# ---- HAProxy, Prosody, PostgreSQL, Redis -----------------------------------------------------------------------------

.PHONY: check-request
# What hosts are sent is read in every Lua; that of 5.4 is build/lua.
check-request: built-for-luas ## request.lua, which reads what hosts are sent, in every Lua
	@for lua in lua5.4 $(OTHER_LUAS); do \
	    built=$(BUILD)/$$lua; [ $$lua != lua5.4 ] || built=$(LUA_BUILD); \
	    LUA_PATH="examples/hosts/?.lua;$$built/?.lua;;" LUA_CPATH="$$built/?.so;;" \
	        $$lua examples/hosts/test_request.lua || exit 1; \
	done

# What starts a host is the same for a person and for a test; PORT is where it listens.
HOST_RUN = PYTHONPATH=examples/hosts PYTHONDONTWRITEBYTECODE=1 $(PYTHON)
.PHONY: host-haproxy check-haproxy
host-haproxy: built-for-lua5.3 ## a gateway, HAProxy with the rules, on port 8788
	@$(HOST_RUN) examples/hosts/haproxy/start.py --lua $(BUILD)/lua5.3 $(PORT:%=--port %)
check-haproxy: built-for-lua5.3 python ## the gateway: what it lets through, what it answers
	@PYTHONPATH=$(PYTHON_BUILD):examples/hosts PYTHONDONTWRITEBYTECODE=1 $(PYTHON) \
	    examples/hosts/haproxy/test_gateway.py $(BUILD)/lua5.3

.PHONY: host-postgresql check-postgresql
host-postgresql: built-for-lua5.3 ## a database of its own, PostgreSQL with the rules, on port 8789
	@$(HOST_RUN) examples/hosts/postgresql/start.py --lua $(BUILD)/lua5.3 $(PORT:%=--port %)
check-postgresql: built-for-lua5.3 python $(BUILD)/tests/run_cases ## the functions of SQL, all cases through them
	@PYTHONPATH=$(PYTHON_BUILD):tests/python:examples/hosts PYTHONDONTWRITEBYTECODE=1 $(PYTHON) \
	    examples/hosts/postgresql/test_sql.py $(BUILD)/lua5.3 $(BUILD)/tests/run_cases

.PHONY: host-prosody check-prosody room-venv
# slixmpp, a client for the test.
ROOM_VENV := $(BUILD)/room-venv
built-for-checks: room-venv
room-venv:
	@[ -x $(ROOM_VENV)/bin/pip ] || $(PYTHON) -m venv $(ROOM_VENV)
	@$(ROOM_VENV)/bin/python -c 'import slixmpp' 2> /dev/null || \
	    $(ROOM_VENV)/bin/pip install -q --no-compile 'slixmpp>=1.10' || true
host-prosody: lua ## a chat room that admits by member status, Prosody with the status machine, on port 8790
	@$(HOST_RUN) examples/hosts/prosody/start.py --lua $(LUA_BUILD) $(PORT:%=--port %)
check-prosody: lua room-venv ## the room: who is let in, refused, taken out; skipped where PyPI cannot be reached
	@if $(ROOM_VENV)/bin/python -c 'import slixmpp' 2> /dev/null; then \
	    PYTHONPATH=examples/hosts PYTHONDONTWRITEBYTECODE=1 $(ROOM_VENV)/bin/python -W error \
	        examples/hosts/prosody/test_room.py $(LUA_BUILD); \
	else echo 'skipped: pip found no slixmpp on PyPI'; fi

.PHONY: check-redis
check-redis: ## that Redis still refuses, as docs/HOSTS.md shows
	@$(HOST_RUN) examples/hosts/redis/test_refusal.py docs/HOSTS.md
