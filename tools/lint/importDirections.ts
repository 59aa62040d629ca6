import { posix } from "node:path";

/**
 * What a file belongs to: a package by its folder's name, a layer, or one of the folders beside them. Where only one
 * entry of a package may be imported, it stands behind a slash: `policies/wire`.
 */
export type Area = string;

const COMPONENTS = [
    "network",
    "database",
    "cache",
    "cluster",
    "keys",
    "logs",
    "secrets",
    "parameters",
    "certificates",
    "waf",
    "audit",
    "account",
    "alarms",
    "roles",
    "deployments",
    "state",
    "images",
    "platform",
    "service",
    "slo",
    "workload",
];

/**
 * Which area may import which, as drawn in CONTRIBUTING.md. Arrows point one way, so that a plan can be read
 * without an engine, an engine run without a layer, and the pack be used by anyone. `*` is everything.
 *
 * Two entries stand apart: the engine reads findings in the form the pack writes them, and components share the pure
 * arithmetic of addresses.
 */
const allowed: Readonly<Record<Area, readonly Area[]>> = {
    core: [],
    plan: [],
    prices: [],
    cloud: ["plan"],
    engine: ["cloud", "plan", "policies/wire", "policies/catalogue"],
    report: ["plan"],
    deployer: ["plan"],
    testing: ["engine", "cloud", "plan"],
    rehearsal: ["cloud", "core"],
    cli: ["*"],
    ...Object.fromEntries(COMPONENTS.map((component) => [component, ["core", "keys", "logs", "prices", "alarms"]])),
    // Passwords that services make no way around are drawn, and their rotation checked, in one place.
    ...Object.fromEntries(
        ["database", "cache"].map((component) => [
            component,
            ["core", "keys", "logs", "prices", "alarms", "secrets/drawn", "secrets/rotation"],
        ]),
    ),
    // What an account has once keeps its records in the buckets that audit has.
    account: ["core", "keys", "logs", "prices", "audit"],
    // Add-ons carry what service levels need of a collector and of Alertmanager; a service is its workload and its service level.
    platform: ["core", "keys", "logs", "prices", "alarms", "audit/bucket", "audit/plan", "roles", "slo"],
    // ECR makes repositories of copies and of what it keeps in a role.
    images: ["core", "keys", "logs", "prices", "alarms", "roles"],
    // Releases by canary are judged by the service level.
    workload: ["core", "cluster", "slo/analysis"],
    service: ["core", "keys", "logs", "prices", "alarms", "cluster/plan", "slo", "workload"],
    // The store of states is a bucket guarded as theirs.
    state: ["core", "keys", "audit"],
    stacks: ["core", "prices", ...COMPONENTS, "stacks"],
    policies: [],
    // A team takes the folder away to begin its own: what runs in a container knows nothing of what deploys it.
    apps: [],
    tools: ["*"],
    tests: ["*"],
    examples: ["*"],
};

/** What a test may import besides: the mocks, and what they are made of. */
const allowedInTests: readonly Area[] = ["testing"];

/** One import that points the wrong way. */
export interface WrongImport {
    readonly from: Area;
    readonly to: Area;
    /** Everything `from` may import. */
    readonly allowed: readonly Area[];
}

/**
 * Judges one import.
 *
 * @param file the importing file, relative to the repository, with `/`
 * @param specifier what stands in the import
 * @returns undefined when it is fine, or not ours to judge (another package, a built-in module)
 */
export function wrongImport(file: string, specifier: string): WrongImport | undefined {
    const from = areaOfFile(file);
    const to = areaOfSpecifier(file, specifier);
    if (!from || !to || from === to) return undefined;
    const rules = [...(allowed[from] ?? []), ...(isTest(file) && from !== "apps" ? allowedInTests : [])];
    const fine = ["*", to, specifier.replace(/^@plinth\//, "")].some((one) => rules.includes(one));
    return fine ? undefined : { from, to, allowed: rules };
}

/**
 * Whether a relative import leaves its own package or layer. Other packages are imported by their name: only then
 * does `package.json` know of the edge, and Nx with it.
 */
export function leavesPackage(file: string, specifier: string): boolean {
    if (!specifier.startsWith(".")) return false;
    const folder = packageFolder(file);
    const target = posix.join(posix.dirname(file), specifier);
    return folder !== undefined && target !== folder && !target.startsWith(`${folder}/`);
}

function areaOfSpecifier(file: string, specifier: string): Area | undefined {
    if (specifier.startsWith(".")) return areaOfFile(posix.join(posix.dirname(file), specifier));
    const workspace = /^@plinth\/([^/]+)/.exec(specifier)?.[1];
    if (workspace) return workspace;
    return /^plinth-[^/]+/.test(specifier) ? "stacks" : undefined;
}

function areaOfFile(file: string): Area | undefined {
    const [top, second] = file.split("/");
    return top === "packages" ? second : top && top in allowed ? top : undefined;
}

function packageFolder(file: string): string | undefined {
    const [top, second] = file.split("/");
    if (top === "packages" || top === "stacks" || top === "apps") return `${top}/${second}`;
    return top === "policies" ? top : undefined;
}

function isTest(file: string): boolean {
    return /\.test\.ts$|\/testdata\//.test(file);
}
