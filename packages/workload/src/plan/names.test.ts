import assert from "node:assert/strict";
import fc from "fast-check";
import { selectorLabels } from "./labels.ts";
import {
    checkNamespaceName,
    checkServiceName,
    checkSharedNames,
    checkWorkerNames,
    LONGEST_LABEL,
    LONGEST_SERVICE,
    LONGEST_WORKER,
    objectNames,
} from "./names.ts";

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** What ReplicaSets, Jobs and their pods append at most: a hyphen and ten characters, a hyphen and five. */
const POD_SUFFIX = 17;

function name(longest: number): fc.Arbitrary<string> {
    return fc.stringMatching(new RegExp(`^[a-z]([-a-z0-9]{0,${longest - 2}}[a-z0-9])?$`));
}

describe("names of a service's objects", () => {
    it("are labels, whatever the service and its workers are called", () => {
        fc.assert(
            fc.property(name(LONGEST_SERVICE), name(LONGEST_WORKER), (service, worker) => {
                const { worker: workerName, migration, ...fixed } = objectNames(service);
                const names = [...Object.values(fixed), workerName(worker), migration(`sha256:${"f".repeat(64)}`)];
                for (const each of names) {
                    assert.ok(each.length <= LONGEST_LABEL, each);
                    assert.match(each, LABEL);
                }
                for (const value of Object.values(selectorLabels(service, `worker-${worker}`))) {
                    assert.ok(value.length <= LONGEST_LABEL, value);
                }
            }),
        );
    });

    it("of services leave room for what pods' names add", () => {
        assert.ok(LONGEST_SERVICE + POD_SUFFIX <= LONGEST_LABEL);
    });

    it("of migrations are another for another image, and the same for the same", () => {
        const { migration } = objectNames("orders");
        fc.assert(
            fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), fc.stringMatching(/^[0-9a-f]{64}$/), (one, other) => {
                fc.pre(one.slice(0, 10) !== other.slice(0, 10));
                assert.notEqual(migration(`sha256:${one}`), migration(`sha256:${other}`));
                assert.equal(migration(`sha256:${one}`), `orders-migration-${one.slice(0, 10)}`);
            }),
        );
    });

    for (const service of ["", "Orders", "1orders", "orders-", "orders_api", "a".repeat(41)]) {
        it(`refuses a service called ${JSON.stringify(service)}`, () => {
            assert.equal(checkServiceName(service).length, 1);
        });
    }

    for (const namespace of ["default", "kube-system", "monitoring", "platform", "a".repeat(64)]) {
        it(`refuses the namespace ${namespace}`, () => {
            assert.equal(checkNamespaceName(namespace).length, 1);
        });
    }

    it("refuses a service of the same namespace that is called like an object of another", () => {
        const rules = checkSharedNames({ orders: ["mail"], "orders-mail": [], "orders-secrets": [], stock: ["mail"] });
        assert.deepEqual(
            rules.map(({ path, rule }) => `${path.join(".")}: ${rule}`),
            [
                "workloads.orders-mail: must not have an object of the name orders-mail, which orders has as well",
                "workloads.orders-secrets: must not have an object of the name orders-secrets, which orders has as well",
            ],
        );
    });

    it("refuses workers that are called like other objects of the service", () => {
        assert.deepEqual(
            checkWorkerNames(["mail", "migration", "secrets", "flags", "web"]).map(({ path }) => path[1]),
            ["migration", "secrets", "flags", "web"],
        );
    });
});
