import type { Check, Violation } from "@plinth/core/settings";

/** Platforms of the machines that run here: those of EC2's Intel and AMD types, and of Graviton. */
export const PLATFORMS = ["linux/amd64", "linux/arm64"] as const;
export type BuildPlatform = (typeof PLATFORMS)[number];

/** How an image is built: plain data, so that no secret can be among it. */
export interface BuildShape {
    /** The commit that is built, all 40 digits: the image's tag. */
    readonly commit: string;
    /** The folder that is sent to the builder; absolute, or as the program's working directory sees it. */
    readonly context: string;
    /** The Dockerfile's path. @default Dockerfile in the context */
    readonly dockerfile?: string | undefined;
    /** What the image runs on. One: awsx builds no image for several. @default linux/amd64 */
    readonly platform?: BuildPlatform | undefined;
    /** The stage that is built. @default the last */
    readonly target?: string | undefined;
    /**
     * Arguments of the build. They stay in the image's history, where whoever pulls it reads them: no secrets.
     * @default none
     */
    readonly buildArgs?: Readonly<Record<string, string>> | undefined;
    /** Commits whose images lend their layers. @default none - the commit's own image, which there is only in a second run */
    readonly cacheFrom?: readonly string[] | undefined;
}

export const BUILD_DEFAULTS = { platform: "linux/amd64" } as const;

const COMMIT = /^[0-9a-f]{40}$/;
const SECRETIVE = /(password|passwd|secret|token|api_?key|private_?key|credential)/i;
/** What credentials look like wherever they stand: a key of AWS, a private key, a token of GitHub's or GitLab's. */
const CREDENTIAL = /(A[KS]IA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_\w{30,}|glpat-[\w-]{20,})/;

function checkCommits({ commit, cacheFrom = [] }: BuildShape): Violation[] {
    const rule = "must be a commit of 40 hexadecimal digits: a tag that moves says nothing of what runs";
    const fix = "git rev-parse HEAD";
    return [
        ...(COMMIT.test(commit) ? [] : [{ path: ["commit"], rule, value: commit, fix }]),
        ...cacheFrom.flatMap((one, index) =>
            COMMIT.test(one) ? [] : [{ path: ["cacheFrom", index], rule, value: one, fix }],
        ),
    ];
}

function checkPlatform({ platform }: BuildShape): Violation[] {
    if (platform === undefined || PLATFORMS.includes(platform)) return [];
    const fix = "choose one; for several, build one image each";
    return [{ path: ["platform"], rule: `must be one of ${PLATFORMS.join(", ")}`, value: platform, fix }];
}

function checkContext({ context }: BuildShape): Violation[] {
    if (context.trim() !== "") return [];
    return [{ path: ["context"], rule: "must name a folder", value: context, fix: "write the service's own folder" }];
}

/** Its value is left out of what is said: it may be the secret. */
function checkBuildArgs({ buildArgs = {} }: BuildShape): Violation[] {
    return Object.entries(buildArgs).flatMap(([name, value]): Violation[] => {
        if (!/^[A-Za-z_]\w*$/.test(name)) {
            const rule = "must be the name of an argument: letters, digits and underscores";
            return [{ path: ["buildArgs", name], rule, value: name, fix: "rename it" }];
        }
        if (!SECRETIVE.test(name) && !CREDENTIAL.test(value)) return [];
        return [
            {
                path: ["buildArgs", name],
                rule: "must not be a secret: arguments of a build stay in the image for whoever pulls it",
                fix: "mount it where the build needs it (RUN --mount=type=secret), or read it when the service starts",
            },
        ];
    });
}

/** Everything that can be wrong with a build. */
export const buildChecks: readonly Check<BuildShape>[] = [
    { reads: ["commit", "cacheFrom"], check: checkCommits },
    { reads: ["context"], check: checkContext },
    { reads: ["platform"], check: checkPlatform },
    { reads: ["buildArgs"], check: checkBuildArgs },
];
