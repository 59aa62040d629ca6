import { homedir } from "node:os";
import { UserError } from "@plinth/core/errors";
import { findRepository, listEnvironments, requireEnvironment } from "@plinth/core/settings";
import { AwsCli, simulatedAws } from "../../aws/aws.ts";
import { isSimulated } from "../../backend/engineEnvironment.ts";
import { bootstrapTarget } from "../../bootstrap/target.ts";
import type { Host } from "../../host.ts";
import { inspect, openRepository } from "../../repository/repository.ts";
import type { DoctorOptions } from "../arguments.ts";
import type { Facts } from "../facts.ts";
import type { Part, Surroundings } from "./checklistStep.ts";
import { forgeCommand, GitHub, GitLab } from "./forge.ts";
import { repositoryState } from "./repositoryState.ts";

/** Where changes land first. */
const USUAL = "dev";

/** Everything that checks look at, as it is on this machine. */
export async function look(options: DoctorOptions, facts: Facts, host: Host): Promise<Surroundings> {
    const root = findRepository(host.cwd);
    const environments = listEnvironments(root);
    const environment = options.environment ?? (environments.includes(USUAL) ? USUAL : (environments[0] ?? USUAL));
    requireEnvironment(root, environment);
    const repository = await openRepository(root);
    const inspected = await Promise.all(environments.map(async (name) => await inspect(repository, name)));
    const problems = inspected.reduce((sum, { problems: found }) => sum + found.length, 0);
    const target = await readTarget(environment, host);
    const run = forgeCommand(root, host.env);
    const around: Surroundings = {
        facts,
        environment,
        target,
        repository: repositoryState(root, problems, host.env, homedir()),
        aws: isSimulated(host.env) ? simulatedAws : new AwsCli(host.env),
        forge: new GitHub(run),
    };
    const parts = options.for.length > 0 ? options.for : partsOf(around);
    return parts.includes("gitlab") && !parts.includes("github") ? { ...around, forge: new GitLab(run) } : around;
}

async function readTarget(environment: string, host: Host): Promise<Surroundings["target"]> {
    try {
        return { read: await bootstrapTarget(environment, {}, host) };
    } catch (error) {
        if (UserError.isInstance(error)) return { wrong: error.message.split("\n")[0] ?? "" };
        throw error;
    }
}

/** What an environment's own settings name: its backend, and the forge that deploys it. */
export function partsOf({ target }: Pick<Surroundings, "target">): Part[] {
    if ("wrong" in target) return ["aws", "s3"];
    const { state, pipelines } = target.read.settings;
    const forge = pipelines.mode === "created" ? pipelines.preview.forge : "none";
    return ["aws", state.backend, ...(forge === "github" || forge === "gitlab" ? [forge] : [])];
}
