import assert from "node:assert/strict";
import { leastShape } from "../testdata/databaseArgs.ts";
import { checkParameters, parametersOf } from "./parameters.ts";
import type { DatabaseShape } from "./shape.ts";

function byName(change: Partial<DatabaseShape> = {}) {
    return Object.fromEntries(parametersOf({ ...leastShape, ...change }).map(({ name, ...rest }) => [name, rest]));
}

describe("a database's parameters", () => {
    it("force TLS and log what helps to find a slow or blocked statement", () => {
        const parameters = byName();
        assert.deepEqual(parameters["rds.force_ssl"], { value: "1", applyMethod: "immediate" });
        assert.equal(parameters["log_min_duration_statement"]?.value, "1000");
        assert.equal(parameters["log_lock_waits"]?.value, "1");
        assert.equal(parameters["log_connections"]?.value, "1");
        assert.equal(parameters["idle_in_transaction_session_timeout"]?.value, "300000");
    });

    it("wait for a restart where PostgreSQL reads them only then", () => {
        const parameters = byName({ parameters: { max_connections: "200", work_mem: "65536" } });
        assert.equal(parameters["shared_preload_libraries"]?.applyMethod, "pending-reboot");
        assert.deepEqual(parameters["max_connections"], { value: "200", applyMethod: "pending-reboot" });
        assert.deepEqual(parameters["work_mem"], { value: "65536", applyMethod: "immediate" });
    });

    it("follow the time that counts as slow", () => {
        const parameters = byName({ slowStatementMilliseconds: 250 });
        assert.equal(parameters["log_min_duration_statement"]?.value, "250");
        assert.equal(parameters["auto_explain.log_min_duration"]?.value, "250");
    });

    it("stand in an order of their own, whoever set them", () => {
        const names = parametersOf({ ...leastShape, parameters: { work_mem: "1", checkpoint_timeout: "300" } }).map(
            ({ name }) => name,
        );
        assert.deepEqual(names, [...names].sort());
    });

    it("refuses to let TLS be switched off", () => {
        assert.deepEqual(checkParameters({ ...leastShape, parameters: { "rds.force_ssl": "0" } }), [
            {
                path: ["parameters", "rds.force_ssl"],
                rule: "cannot be set: clients could then connect without TLS",
                value: "0",
                fix: "remove it",
            },
        ]);
    });

    it("refuses names that no parameter has", () => {
        assert.deepEqual(checkParameters({ ...leastShape, parameters: { "Work Mem": "1" } }), [
            {
                path: ["parameters", "Work Mem"],
                rule: "must be the name of a PostgreSQL parameter, in lower case",
                value: "Work Mem",
                fix: "write it as pg_settings lists it",
            },
        ]);
    });

    it("refuses a time that is not whole milliseconds", () => {
        assert.deepEqual(checkParameters({ ...leastShape, slowStatementMilliseconds: -1 }), [
            {
                path: ["slowStatementMilliseconds"],
                rule: "must be a whole number of milliseconds, 0 for every statement",
                value: -1,
                fix: "write one such as 1000",
            },
        ]);
    });
});
