import assert from "node:assert/strict";
import { parse } from "yaml";
import { openRepository, inspect } from "../repository/repository.ts";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { addressesOf, deriveSettings, NETWORK } from "./derive.ts";
import { writeSettings } from "./folder.ts";
import { environmentData, ownershipOf, readSource } from "./source.ts";

const REVIEW = "review: { kind: copy, monthlyCostCap: 500, addresses: { pool: 10.192.0.0/12 } }\n";

describe("the settings of a review", () => {
    let copy: TemporaryRepository;
    before(() => (copy = copyOfThisRepository()));
    after(() => copy.dispose());

    for (const base of ["dev", "sandbox", "staging"]) {
        it(`are those of a copy of ${base} that goes without a trace, without a problem`, async () => {
            copy.edit(`environments/${base}/environment.yaml`, /^tags:/m, `${REVIEW}tags:`);
            const repository = await openRepository(copy.root);
            const source = await readSource(repository, base);
            const ownership = ownershipOf(repository, source, "copy");
            const files = deriveSettings({
                number: 12,
                base,
                ownership,
                files: source.files,
                environment: environmentData(source),
                disposable: Object.fromEntries(repository.settings.map(({ layer, disposable }) => [layer, disposable])),
                cidr: "10.192.192.0/20",
            });
            writeSettings(copy.root, 12, files);
            const { settings, problems } = await inspect(repository, "review-pr-12");
            assert.deepEqual([problems, settings?.layout], [[], "single"]);
            assert.deepEqual(settings?.alerts, { page: [], ticket: [], log: [] }, "nobody is woken for a review");
            assert.equal(settings?.review, undefined);
            assert.equal(settings?.tags["plinth:review"], "12");
            assert.equal(settings?.policy.levels["rds-deletion-protection"], "off");
            const kept = Object.entries(files).flatMap(([name, text]) => guards(parse(text), name));
            assert.deepEqual(kept, []);
            const network = parse(files["network.yaml"] ?? "") as {
                cidr: string;
                reservedCidrs: Record<string, string>;
            };
            const own = (source.files[NETWORK] as { cidr: string }).cidr;
            assert.deepEqual([network.cidr, network.reservedCidrs[base]], ["10.192.192.0/20", own]);
            assert.ok(addressesOf(source.files[NETWORK]).taken.includes(own));
        });
    }

    it("put their roles where a role of their own may make them, where the base says where", () => {
        const roles = { path: "/plinth/dev/", permissionsBoundary: "deployment/dev" };
        const own = { path: "/plinth/dev-review/", permissionsBoundary: "deployment/dev-review" };
        const derived = (review: object) =>
            parse(
                deriveSettings({
                    number: 3,
                    base: "dev",
                    ownership: { layers: ["app"], upstream: {} },
                    files: { app: {} },
                    environment: { roles, review },
                    disposable: {},
                })["environment.yaml"] ?? "",
            ) as { roles: object };
        assert.deepEqual([derived({ roles: own }).roles, derived({}).roles], [own, roles]);
    });

    it("differ from the base's in nothing else", () => {
        const files = deriveSettings({
            number: 7,
            base: "dev",
            ownership: { layers: ["app"], upstream: { base: "dev" } },
            files: { app: { size: 3 }, base: { size: 1 } },
            environment: {
                layout: "layered",
                target: { region: "eu-west-1" },
                tags: { Project: "x" },
                delivery: {},
                roles: { path: "/p/" },
            },
            disposable: {},
        });
        assert.deepEqual(Object.keys(files), ["environment.yaml", "app.yaml"]);
        assert.deepEqual(parse(files["app.yaml"] ?? ""), { size: 3 });
        assert.deepEqual(parse(files["environment.yaml"] ?? ""), {
            layout: "single",
            target: { region: "eu-west-1" },
            tags: { Project: "x", "plinth:review": "7", "plinth:base": "dev" },
            roles: { path: "/p/" },
            layers: ["app"],
            dashboards: false,
            policy: { levels: { "protect-stateful": "off", "rds-deletion-protection": "off" } },
            upstream: { base: "dev" },
        });
    });
});

/** Paths of settings that would keep something, or refuse to let it go. */
function guards(value: unknown, path: string): string[] {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
        const here = `${path}.${key}`;
        const isGuard = ["protect", "deletionProtection", "finalSnapshot", "keepAfterDeletion"].includes(key);
        return isGuard ? (inner === true ? [here] : []) : guards(inner, here);
    });
}
