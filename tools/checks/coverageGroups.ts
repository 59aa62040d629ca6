import type { CoverageGroup } from "./coverage.ts";

const AT_LEAST = 90;

const machinery = ["core", "plan", "engine"];
const components = ["network", "database", "cache", "cluster", "images", "keys", "logs", "alarms", "prices"];
const security = ["secrets", "parameters", "certificates", "waf", "roles", "audit", "account", "state"];
const packages = [...machinery, ...components, ...security];

/** Folders held to the threshold: what an environment is built of, what judges it, and what previews it. */
export const coverageGroups: readonly CoverageGroup[] = [
    ...packages.map((name) => ({ name, folder: `packages/${name}/src`, atLeast: AT_LEAST })),
    { name: "policies", folder: "policies", atLeast: AT_LEAST },
];
