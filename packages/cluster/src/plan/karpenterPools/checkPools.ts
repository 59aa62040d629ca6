import type { Violation } from "@plinth/core/settings";
import { CAPACITIES } from "../shape.ts";
import { type DisruptionBudget, type KarpenterPoolShape, POOL_ARCHITECTURES, POOL_DEFAULTS } from "./shape.ts";

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
/** Karpenter, "NodeClasses", spec.amiSelectorTerms: aliases of the two families that node groups have, too. */
const IMAGE = /^(al2023|bottlerocket)@(latest|v\d[\d.]*)$/;
const DURATION = /^(([0-9]+(s|m|h))+)$/;
const BUDGET_DURATION = /^([0-9]+h([0-9]+m)?|[0-9]+m)$/;
const CRON = /^\S+ \S+ \S+ \S+ \S+$/;
/** From 20 GiB on the AMI's own volume and a few images fit; node groups ask for the same. */
const SMALLEST_DISK = 20;
const LARGEST_DISK = 16384;

/** What is wrong with the pools of Karpenter; paths start at `karpenter`. */
export function checkPools(pools: Readonly<Record<string, KarpenterPoolShape>> = {}): Violation[] {
    return Object.entries(pools).flatMap(([name, pool]) => {
        const problems: Violation[] = [];
        const refuse = (path: string[], rule: string, value: unknown, fix: string): void => {
            problems.push({ path: ["pools", name, ...path], rule, value, fix });
        };
        if (!NAME.test(name)) {
            refuse(
                [],
                "must have a name of at most 31 lower-case letters, digits and hyphens, a letter first",
                name,
                "rename it",
            );
        }
        if (!IMAGE.test(pool.image)) {
            refuse(
                ["image"],
                "must be a family and a release: al2023@v20261101, bottlerocket@v1.50.0, or @latest",
                pool.image,
                "write the release that was tried in the environment before",
            );
        }
        if (!Number.isInteger(pool.cpuLimit) || pool.cpuLimit < 1) {
            refuse(
                ["cpuLimit"],
                "must be a whole number of vCPUs from 1 on",
                pool.cpuLimit,
                "write how many the pool may have at most: nothing else limits what it costs",
            );
        }
        checkChoices(pool, refuse);
        checkLives(pool, refuse);
        for (const [key, budget] of Object.entries<DisruptionBudget>(pool.budgets ?? {})) {
            checkBudget(budget, (path, ...said) => refuse(["budgets", key, ...path], ...said));
        }
        return problems;
    });
}

type Refuse = (path: string[], rule: string, value: unknown, fix: string) => void;

function checkChoices(pool: KarpenterPoolShape, refuse: Refuse): void {
    const {
        architectures = POOL_DEFAULTS.architectures,
        capacities = POOL_DEFAULTS.capacities,
        categories = POOL_DEFAULTS.categories,
        oldestGeneration = POOL_DEFAULTS.oldestGeneration,
        diskSize = POOL_DEFAULTS.diskSize,
    } = pool;
    const oneOf = (path: string, values: readonly string[], known: readonly string[]): void => {
        if (values.length > 0 && values.every((value) => known.includes(value))) return;
        refuse([path], `must name at least one of ${known.join(", ")}`, values, "choose among them");
    };
    oneOf("architectures", architectures, POOL_ARCHITECTURES);
    oneOf("capacities", capacities, CAPACITIES);
    if (categories.length === 0 || !categories.every((category) => /^[a-z]+$/.test(category))) {
        refuse(
            ["categories"],
            "must name instance families by their first letters",
            categories,
            "write c, m and r, or leave it out",
        );
    }
    if (!Number.isInteger(oldestGeneration) || oldestGeneration < 1) {
        refuse(["oldestGeneration"], "must be a whole number from 1 on", oldestGeneration, "write 6 for Graviton2");
    }
    if (!Number.isInteger(diskSize) || diskSize < SMALLEST_DISK || diskSize > LARGEST_DISK) {
        refuse(
            ["diskSize"],
            `must be a whole number of GiB from ${SMALLEST_DISK} to ${LARGEST_DISK}`,
            diskSize,
            `choose one, or leave it out for ${POOL_DEFAULTS.diskSize}`,
        );
    }
}

function checkLives({ consolidateAfter, expireAfter }: KarpenterPoolShape, refuse: Refuse): void {
    for (const [path, value] of [
        ["consolidateAfter", consolidateAfter],
        ["expireAfter", expireAfter],
    ] as const) {
        if (value === undefined || value === "Never" || DURATION.test(value)) continue;
        refuse([path], "must be a time such as 30s, 5m or 720h, or Never", value, "write it with its unit");
    }
}

function checkBudget({ nodes, schedule, duration }: DisruptionBudget, refuse: Refuse): void {
    if (!/^((100|[0-9]{1,2})%|[0-9]+)$/.test(nodes)) {
        refuse(["nodes"], 'must be a number or a share, in quotes: "0", "3", "10%"', nodes, "write one of these");
    }
    if ((schedule === undefined) !== (duration === undefined)) {
        const missing = schedule === undefined ? "schedule" : "duration";
        refuse([missing], "is required: a budget has schedule and duration, or neither", undefined, `add ${missing}`);
    }
    if (schedule !== undefined && !CRON.test(schedule)) {
        refuse(["schedule"], "must be cron of five fields, UTC", schedule, "write 0 7 * * 1-5 for seven on weekdays");
    }
    if (duration !== undefined && !BUDGET_DURATION.test(duration)) {
        refuse(["duration"], "must be hours and minutes: 8h, 1h30m, 45m", duration, "write it so");
    }
}
