import { UserError } from "@plinth/core/errors";
import type { DeliveryReport, Deployment } from "@plinth/deployer";
import { git } from "../compare/git.ts";
import type { DeployTarget } from "../deploy/target.ts";
import type { Host } from "../host.ts";
import { readHistory } from "./history.ts";

/** The version of what a tag's message holds. */
const TAG_VERSION = 1;

/** A tag of an environment's deployments: they count up. */
export function tagName(environment: string, number: number): string {
    return `deploy/${environment}/${number}`;
}

/** Verified deployments that git's tags tell of. Tags that something else has made are none. */
export async function readTags(root: string, environment: string): Promise<Deployment[]> {
    const listed = await git(root, [
        "for-each-ref",
        "--format=%(refname:strip=2)%00%(contents)%00%00",
        `refs/tags/deploy/${environment}/`,
    ]);
    if (listed.code !== 0) return [];
    return listed.out.split("\0\0\n").flatMap((text) => {
        const [tag = "", contents = ""] = text.split("\0");
        const deployment = readMessage(contents);
        return deployment === undefined ? [] : [{ ...deployment, tag }];
    });
}

/** The one line of JSON in a tag's message. */
function readMessage(contents: string): Deployment | undefined {
    const line = contents.split("\n").find((text) => text.startsWith("{"));
    try {
        const { version, ...deployment } = JSON.parse(line ?? "") as Deployment & { version?: unknown };
        const whole =
            typeof deployment.id === "string" &&
            typeof deployment.time === "string" &&
            typeof deployment.layers === "object";
        return version === TAG_VERSION && whole ? { ...deployment, uncommitted: false } : undefined;
    } catch {
        return undefined;
    }
}

/** Refuses to tag what no commit has. @throws UserError outside of a repository, or where files differ from the commit. */
export async function requireTaggable(root: string): Promise<void> {
    const status = await git(root, ["status", "--porcelain=v1", "--untracked-files=normal"]);
    if (status.code !== 0) {
        throw new UserError("--tag: this is not a git repository, so there is nothing to tag. Fix: leave --tag out");
    }
    const lines = status.out.split("\n").filter((line) => line !== "");
    if (lines.length === 0) return;
    throw new UserError(
        `--tag: ${lines.length} files are not committed (${lines[0]?.slice(3)}${lines.length > 1 ? ", …" : ""}): the tag would name what was not deployed. Fix: commit them`,
    );
}

/**
 * Tags the commit that was deployed, with what a rollback has to know of it: runners that keep no journal have this.
 *
 * @returns the tag's name.
 */
export async function tagDeployment(root: string, environment: string, deployment: Deployment): Promise<string> {
    const known = await git(root, ["for-each-ref", "--format=%(refname:strip=4)", `refs/tags/deploy/${environment}/`]);
    const numbers = known.out.split("\n").map(Number).filter(Number.isInteger);
    const name = tagName(environment, Math.max(0, ...numbers) + 1);
    const { tag: _, uncommitted: __, ...kept } = deployment;
    const message = `plinth up ${environment} (${deployment.id})\n\n${JSON.stringify({ version: TAG_VERSION, ...kept })}\n`;
    const identity = await git(root, ["var", "GIT_COMMITTER_IDENT"]);
    // A runner has no name, and an annotated tag needs one.
    const named = identity.code === 0 ? [] : ["-c", "user.name=plinth", "-c", "user.email=plinth@localhost"];
    const made = await git(root, [
        ...named,
        "tag",
        "--annotate",
        "--message",
        message,
        name,
        deployment.commit ?? "HEAD",
    ]);
    if (made.code !== 0) throw new UserError(`--tag: git cannot make ${name}: ${made.err.trim()}`);
    return name;
}

/** Tags what a run has deployed, and says how the tag gets to where other machines find it. */
export async function tagRun(
    { root, request }: Pick<DeployTarget, "root" | "request">,
    folder: string,
    { correlationId, environment }: DeliveryReport,
    host: Host,
): Promise<void> {
    const { deployments } = await readHistory(root, folder, environment);
    const deployment = deployments.find(({ id }) => id === correlationId);
    const missing = request.layers.map(({ name }) => name).filter((name) => deployment?.layers[name] === undefined);
    if (deployment === undefined || missing.length > 0) {
        host.stderr.write(`not tagged: the run is not about ${missing.join(", ")}, and a tag stands for all layers\n`);
        return;
    }
    const tag = await tagDeployment(root, environment, deployment);
    host.stderr.write(`tagged ${tag}; to keep it for other machines: git push origin ${tag}\n`);
}
