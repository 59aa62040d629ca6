import { type Copy, DockerfileParser, type From, type Instruction } from "dockerfile-ast";
import { validate } from "dockerfile-utils";

/** Whoever a container runs as; the same number as in the workload that runs it. */
export const USER = "1001:1001";

const PINNED = /^[^@\s]+:[^@\s]*\d[^@\s]*@sha256:[0-9a-f]{64}$/;
/** Of a base without releases: the distribution it is made from stands in its name. */
const PINNED_BY_NAME = /^gcr\.io\/distroless\/[a-z0-9]+-debian\d+:nonroot@sha256:[0-9a-f]{64}$/;
const SECRET = /PASSWORD|SECRET|TOKEN|_KEY\b/i;

/** What a Dockerfile says, as far as tests read it. */
export interface Dockerfile {
    readonly bases: readonly string[];
    /** What the last stage says, by instruction. */
    readonly last: (keyword: string) => readonly Instruction[];
    readonly all: readonly Instruction[];
    /** What is copied from the build context. */
    readonly copied: readonly string[];
}

export function readDockerfile(text: string): Dockerfile {
    const dockerfile = DockerfileParser.parse(text);
    const all = dockerfile.getInstructions();
    const start = Math.max(...dockerfile.getFROMs().map((from) => all.indexOf(from)));
    return {
        bases: dockerfile.getFROMs().map((from: From) => from.getImage() ?? ""),
        last: (keyword) => all.slice(start).filter((one) => one.getKeyword() === keyword),
        all,
        copied: dockerfile
            .getCOPYs()
            .filter((copy: Copy) => !copy.getFromFlag())
            .flatMap((copy) => (copy.getArgumentsContent() ?? "").split(/\s+/).slice(0, -1)),
    };
}

/** The words of an instruction in the form of a JSON array; undefined in the form of a shell's line. */
export function wordsOf(instruction: Instruction | undefined): string[] | undefined {
    const list = /\[[^[\]]*\]\s*$/.exec(instruction?.getArgumentsContent() ?? "")?.[0];
    return list === undefined ? undefined : (JSON.parse(list) as string[]);
}

/** Everything that is wrong with a Dockerfile: the linter's words, then those of the rules here. */
export function dockerfileProblems(text: string): string[] {
    const linted = validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
    const { bases, last, all } = readDockerfile(text);
    const only = (keyword: string) => last(keyword).at(-1);
    const rules: readonly [boolean, string][] = [
        [bases.length >= 2, "has one stage: what builds stays in the image"],
        [
            bases.every((base) => PINNED.test(base) || PINNED_BY_NAME.test(base)),
            "has a base without version and digest",
        ],
        [only("USER")?.getArgumentsContent() === USER, `does not end as user ${USER}`],
        [wordsOf(only("HEALTHCHECK")) !== undefined, "has no HEALTHCHECK that needs no shell"],
        [wordsOf(only("ENTRYPOINT")) !== undefined, "has no ENTRYPOINT that needs no shell"],
        [wordsOf(only("CMD")) !== undefined, "has no CMD that needs no shell"],
        [last("RUN").length === 0, "runs commands in its last stage, which has no shell"],
        [only("WORKDIR") !== undefined, "has no WORKDIR"],
        [all.every((one) => one.getKeyword() !== "ADD"), "uses ADD, which fetches and unpacks"],
        [all.every((one) => !/\bsudo\b|curl .*\|/.test(one.getArgumentsContent() ?? "")), "runs what it fetched"],
        [
            all.every(
                (one) => !["ENV", "ARG"].includes(one.getKeyword()) || !SECRET.test(one.getArgumentsContent() ?? ""),
            ),
            "has a secret in its environment, where every layer keeps it",
        ],
        [installsLocked(all), "installs other than from the lock file, or with what only tests need"],
    ];
    return [...linted, ...rules.filter(([isFine]) => !isFine).map(([, problem]) => problem)];
}

function installsLocked(all: readonly Instruction[]): boolean {
    const runs = all.filter((one) => one.getKeyword() === "RUN").map((one) => one.getArgumentsContent() ?? "");
    return runs.filter((line) => /\bnpm\b/.test(line)).every((line) => /^npm ci --omit=dev$/.test(line.trim()));
}
