import { parse } from "yaml";

/** A service of a compose file, as far as the rules read it. */
export interface ComposeService {
    readonly image?: string;
    readonly build?: string;
    readonly command?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly secrets?: readonly string[];
    readonly networks?: readonly string[];
    readonly volumes?: readonly string[];
    readonly ports?: readonly string[];
    readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
    readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>>;
    readonly cap_drop?: readonly string[];
    readonly security_opt?: readonly string[];
    readonly restart?: string;
    readonly mem_limit?: string;
    readonly cpus?: number;
    readonly pids_limit?: number;
    readonly privileged?: boolean;
    readonly read_only?: boolean;
}

export interface ComposeFile {
    readonly services: Readonly<Record<string, ComposeService>>;
    readonly secrets?: Readonly<Record<string, unknown>>;
    readonly networks?: Readonly<Record<string, unknown>>;
    readonly volumes?: Readonly<Record<string, unknown>>;
}

const PINNED = /^[^@\s]+:[^@\s]*\d[^@\s]*@sha256:[0-9a-f]{64}$/;
const CONDITIONS = ["service_healthy", "service_completed_successfully", "service_started"];

export function readCompose(text: string): ComposeFile {
    return parse(text, { merge: true }) as ComposeFile;
}

/** Everything that is wrong with a compose file. */
export function composeProblems(text: string): string[] {
    const file = readCompose(text);
    return Object.entries(file.services).flatMap(([name, service]) =>
        [...hardening(service), ...references(file, service)]
            .filter(([isFine]) => !isFine)
            .map(([, problem]) => `${name}: ${problem}`),
    );
}

type Rule = readonly [isFine: boolean, problem: string];

function hardening(service: ComposeService): Rule[] {
    const isOwn = service.build !== undefined;
    const { healthcheck, environment = {}, ports = [] } = service;
    const bare = Object.keys(environment).filter((key) => /PASSWORD|SECRET|TOKEN/.test(key) && !key.endsWith("_FILE"));
    return [
        [isOwn || PINNED.test(service.image ?? ""), "has an image without version and digest"],
        [service.mem_limit !== undefined && service.cpus !== undefined, "has no limits of memory and processors"],
        [service.pids_limit !== undefined, "has no limit of processes"],
        // Of its own, or of the image that is built here.
        [isOwn || healthcheck?.test !== undefined, "has no health check"],
        [healthcheck?.disable !== true || service.restart === "no", "has its health check switched off, but stays"],
        [service.cap_drop?.includes("ALL") ?? false, "keeps capabilities"],
        [service.security_opt?.includes("no-new-privileges:true") ?? false, "may gain privileges"],
        [service.privileged !== true, "is privileged"],
        [!isOwn || service.read_only === true, "may write its own files"],
        [bare.length === 0, `has secrets in its environment: ${bare.join(", ")}`],
        [ports.every((port) => port.startsWith("127.0.0.1:")), "is open to the network of the machine"],
    ];
}

function references(file: ComposeFile, service: ComposeService): Rule[] {
    const { secrets = [], networks = [], volumes = [], depends_on: before = {} } = service;
    const missing = (names: readonly string[], known: object = {}) => names.filter((name) => !(name in known));
    const healthy = Object.entries(before).filter(([, { condition }]) => condition === "service_healthy");
    return [
        [missing(secrets, file.secrets).length === 0, "uses a secret that there is not"],
        [networks.length > 0 && missing(networks, file.networks).length === 0, "is in no network of the file"],
        [
            missing(
                volumes.map((one) => one.split(":")[0] ?? ""),
                file.volumes,
            ).length === 0,
            "uses a volume there is not",
        ],
        [missing(Object.keys(before), file.services).length === 0, "waits for a service that there is not"],
        [
            Object.values(before).every(({ condition }) => CONDITIONS.includes(condition ?? "")),
            "waits for something that never comes",
        ],
        [
            healthy.every(([name]) => file.services[name]?.healthcheck?.test ?? file.services[name]?.build),
            "waits for the health of what has no check",
        ],
    ];
}
