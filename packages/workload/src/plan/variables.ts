import type { Path, Violation } from "@plinth/core/settings";

const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;
const FLAG = /^[a-z][a-z0-9-]{0,62}$/;

/** Variables that the component sets itself, from what it is given. */
const OWN = [
    "PORT",
    "METRICS_PORT",
    "SERVICE_NAME",
    "SERVICE_VERSION",
    "ENVIRONMENT",
    "AWS_REGION",
    "SHUTDOWN_DELAY_SECONDS",
    "SHUTDOWN_TIMEOUT_SECONDS",
    "FLAGS_FILE",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
];
const OWN_PREFIXES = ["DATABASE_", "CACHE_"];
/** What may be chosen although the component sets the rest of its kind. */
const CHOICES = ["DATABASE_POOL_SIZE", "DATABASE_CA_FILE", "CACHE_CA_FILE"];

/** What is wrong with environment variables. */
export function checkVariables(path: Path, variables: Readonly<Record<string, string>> = {}): Violation[] {
    return Object.entries(variables).flatMap(([name, value]) => {
        const at = [...path, name];
        if (!VARIABLE.test(name)) {
            const rule = "must be capital letters, digits and underscores, no digit first";
            return [{ path: at, rule, value: name, fix: "rename it" }];
        }
        if (isOwn(name)) {
            const rule = "is set by the component, from its other arguments";
            return [{ path: at, rule, value, fix: "remove it" }];
        }
        return [];
    });
}

function isOwn(name: string): boolean {
    if (CHOICES.includes(name)) return false;
    return OWN.includes(name) || OWN_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** What is wrong with the names of feature flags. */
export function checkFlags(flags: Readonly<Record<string, boolean>> = {}): Violation[] {
    return Object.keys(flags)
        .filter((name) => !FLAG.test(name))
        .map((name) => ({
            path: ["flags", name],
            rule: "must be lower-case letters, digits and hyphens, a letter first",
            value: name,
            fix: "rename it",
        }));
}
