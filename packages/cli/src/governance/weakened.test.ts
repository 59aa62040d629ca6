import assert from "node:assert/strict";
import { type Exemption, Exemptions } from "@plinth/policies/exemptions";
import type { EnvironmentPolicy } from "@plinth/policies/levels";
import type { CatalogueEntry } from "../repository/policyRules.ts";
import type { RuleBook } from "./ruleBook.ts";
import { weakened } from "./weakened.ts";

const SETTINGS = "environments/dev/environment.yaml";
const days = { description: "d", default: 7, strict: 30, stricter: "higher" } as const;
const rules: readonly CatalogueEntry[] = [
    entry("backup", { parameters: { days } }),
    entry("logging", { level: "advisory", levelWhereOn: "advisory", severity: "low" }),
    entry("money", { profile: "cost", level: "off" }),
    entry("keys", { profile: "strict", level: "off" }),
];

function entry(name: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
    const always = { description: name, severity: "high", profile: "default", parameters: {} } as const;
    return { ...always, name, level: "mandatory", levelWhereOn: "mandatory", ...more };
}

function exemption(more: Partial<Exemption> = {}): Exemption {
    const terms = { owner: "web", approvedBy: "security", reason: "known and accepted", expires: "2026-12-31" };
    return { at: "exemptions[0]", rule: "backup", resource: { name: "orders" }, ...terms, ...more };
}

interface Change {
    readonly policy?: Partial<EnvironmentPolicy>;
    readonly exemptions?: readonly Exemption[];
    readonly catalogue?: readonly CatalogueEntry[];
}

function book({ policy, exemptions = [], catalogue = rules }: Change): RuleBook {
    return {
        pack: "/policies",
        catalogue,
        policy: { levels: {}, parameters: {}, profiles: ["default"], ...policy },
        exemptions: new Exemptions({ exemptions, problems: [] }),
    };
}

function between(base: Change, now: Change): string[] {
    return weakened({ environment: "dev", revision: "main", base: book(base), now: book(now) }).map(
        ({ at, expected, found }) => `${at}: ${expected.replace(", as at main", "")} -> ${found}`,
    );
}

describe("a change weakens the rules", () => {
    const weaker: [string, Change, Change, string[]][] = [
        ["off", {}, { policy: { levels: { backup: "off" } } }, [`${SETTINGS}: policy.levels.backup: mandatory -> off`]],
        [
            "lower",
            { policy: { levels: { logging: "mandatory" } } },
            {},
            [`${SETTINGS}: policy.levels.logging: mandatory -> advisory`],
        ],
        [
            "lower in the catalogue",
            {},
            { catalogue: rules.map((one) => (one.name === "backup" ? { ...one, levelWhereOn: "advisory" } : one)) },
            ["policies: backup: mandatory -> advisory"],
        ],
        ["gone", {}, { catalogue: rules.slice(1) }, ["policies: backup: the rule (mandatory) -> no such rule"]],
        [
            "of another profile",
            {},
            { catalogue: rules.map((one) => (one.name === "backup" ? { ...one, profile: "strict" } : one)) },
            ["policies: backup: mandatory -> off"],
        ],
        [
            "out of a profile, which is said once",
            { policy: { profiles: ["strict", "cost"] } },
            { policy: { profiles: ["cost"] } },
            [`${SETTINGS}: policy.profiles: profile strict -> cost`],
        ],
        [
            "with a weaker parameter",
            {},
            { policy: { parameters: { backup: { days: 1 } } } },
            [`${SETTINGS}: policy.parameters.backup.days: 7 -> 1`],
        ],
        [
            "with a weaker default",
            {},
            { catalogue: [entry("backup", { parameters: { days: { ...days, default: 3 } } }), ...rules.slice(1)] },
            ["policies: backup.days: 7 -> 3"],
        ],
        [
            "without a parameter",
            {},
            { catalogue: [entry("backup"), ...rules.slice(1)] },
            ["policies: backup.days: 7 -> no such parameter"],
        ],
        ["outside of production", { policy: { production: true } }, {}, [`${SETTINGS}: production: true -> false`]],
        [
            "with warnings",
            { policy: { assumed: "block" } },
            { policy: { unverified: "warn" } },
            [`${SETTINGS}: policy.unverified: block -> warn`, `${SETTINGS}: policy.assumed: block -> accept`],
        ],
        [
            "by a longer exemption",
            { exemptions: [exemption()] },
            { exemptions: [exemption({ expires: "2027-01-31" })] },
            [
                'policies/exemptions.yaml: exemptions[0]: backup of {"name":"orders"} exempt until 2026-12-31 -> until 2027-01-31',
            ],
        ],
        [
            "by a wider exemption",
            { exemptions: [exemption({ property: "days" })] },
            { exemptions: [exemption()] },
            [
                'policies/exemptions.yaml: exemptions[0]: backup of {"name":"orders"}, property days exempt -> {"name":"orders"}',
            ],
        ],
        [
            "by an exemption of more names",
            { exemptions: [exemption()] },
            { exemptions: [exemption({ resource: { name: "ord*" } })] },
            ['policies/exemptions.yaml: exemptions[0]: backup of {"name":"orders"} exempt -> {"name":"ord*"}'],
        ],
        [
            "by an exemption in another environment",
            { exemptions: [exemption({ environments: ["staging"] })] },
            { exemptions: [exemption()] },
            [
                'policies/exemptions.yaml: exemptions[0]: backup of {"name":"orders"} not exempt -> exempt until 2026-12-31',
            ],
        ],
    ];
    for (const [what, base, now, said] of weaker) {
        it(`that are ${what}`, () => assert.deepEqual(between(base, now), said));
    }

    it("with another revision's pack alone", () => {
        const now = { ...book({}), pack: undefined, unreadable: "broken" };
        const [problem] = weakened({ environment: "dev", revision: "main", base: book({}), now });
        assert.deepEqual([problem?.at, problem?.found], ["policies", "broken"]);
    });
});

describe("a change does not weaken the rules", () => {
    const fine: [string, Change, Change][] = [
        ["are as they were", { exemptions: [exemption()] }, { exemptions: [exemption()] }],
        [
            "are stricter",
            { policy: { levels: { backup: "off" } } },
            { policy: { profiles: ["strict"], parameters: { backup: { days: 90 } } } },
        ],
        [
            "are all on by another profile",
            { policy: { profiles: ["default", "cost"] } },
            { policy: { profiles: ["strict"] } },
        ],
        ["correct what they find", {}, { policy: { levels: { backup: "remediate" } } }],
        [
            "are off anyway",
            { policy: { levels: { backup: "off" } } },
            { policy: { levels: { backup: "off" } }, catalogue: rules.slice(1) },
        ],
        ["have fewer exemptions", { exemptions: [exemption()] }, {}],
        [
            "have shorter exemptions",
            { exemptions: [exemption()] },
            { exemptions: [exemption({ expires: "2026-11-30" })] },
        ],
        [
            "have narrower exemptions",
            { exemptions: [exemption({ resource: { name: "ord*" } })] },
            { exemptions: [exemption({ property: "days" })] },
        ],
        ["are more", { catalogue: rules.slice(1) }, {}],
    ];
    for (const [what, base, now] of fine) {
        it(`that ${what}`, () => assert.deepEqual(between(base, now), []));
    }
});
