import { IDLE_FILES } from "../repository/idleFiles.ts";
import type { RepositoryStack } from "../repository/stacks.ts";
import {
    type DeploymentsShape,
    type EnvironmentRunner,
    type EnvironmentShape,
    type EnvironmentTtl,
    STEP_MINUTES,
} from "./deploymentsShape.ts";
import { type OrderedStack, planOrder, planRemoval, type Turn } from "./order.ts";
import { minutesAfter } from "./schedules.ts";
import { type StackShape, startOf, type Ttl } from "./shape.ts";

/** A stack of the repository, and how it is run. */
export interface PlannedStack {
    /** `dev-network`; `sandbox` where the environment is one stack. */
    readonly name: string;
    readonly shape: StackShape;
    readonly runner: EnvironmentRunner;
    /** Environment variables, by the names of the secrets they hold. */
    readonly secrets: Readonly<Record<string, string>>;
    readonly notify: readonly string[];
}

/** Turns what is said of environments into what is done with each of their stacks. Pure: no resource, no Output, no I/O. */
export function planDeployments(shape: DeploymentsShape, stacks: readonly RepositoryStack[]): PlannedStack[] {
    return Object.entries(shape.environments).flatMap(([environment, said]) => {
        const own = stacks.filter((stack) => stack.environment === environment);
        const ordered = own.map(orderedOf);
        const [turns, depths] = [planOrder(ordered), planRemoval(ordered)];
        return own.map((stack) => {
            const { name } = orderedOf(stack);
            const place = { turn: turns.get(name), depth: depths.get(name) ?? 0, beside: own };
            return planStack(shape, said, stack, place);
        });
    });
}

interface Place {
    readonly turn: Turn | undefined;
    /** How many others have to be gone before the stack can go. */
    readonly depth: number;
    /** All stacks of the environment. */
    readonly beside: readonly RepositoryStack[];
}

function planStack(
    { organization, repository, branch }: DeploymentsShape,
    { runner = { on: "pulumi" }, secrets = {}, notify = [], ttl, ...runs }: EnvironmentShape,
    stack: RepositoryStack,
    { turn, depth, beside }: Place,
): PlannedStack {
    const { environment, layer, project, folder, production } = stack;
    const byPush = startOf({ ...runs, production }) === "push";
    const shape: StackShape = {
        ...runs,
        ...(byPush ? { start: turn?.startedByPush === true ? "push" : "demand" } : {}),
        organization,
        repository,
        branch,
        project,
        stack: environment,
        folder,
        production,
        paths: filtersOf(runs.does !== "deploy", byPush, stack, turn),
        triggers: byPush ? triggersOf(turn, beside) : [],
        ...(ttl === undefined ? {} : { ttl: laterBy(ttl, depth) }),
        tags: { "plinth:environment": environment, ...(layer === undefined ? {} : { "plinth:layer": layer }) },
    };
    return { name: [environment, layer].filter(Boolean).join("-"), shape, runner, secrets, notify };
}

/** One list for previews and deployments. A stack that nothing starts has none, so that it does not change with the code. */
function filtersOf(previews: boolean, byPush: boolean, { paths }: RepositoryStack, turn: Turn | undefined): string[] {
    const started = byPush && turn?.startedByPush === true ? turn.paths : previews ? paths : [];
    // One that matches wins over everything that is included (Pulumi Docs, "Path Filtering").
    return started.length === 0 ? [] : [...started, ...IDLE_FILES.map((file) => `!${file}`)];
}

function triggersOf(turn: Turn | undefined, beside: readonly RepositoryStack[]): { project: string; stack: string }[] {
    return beside
        .filter((other) => turn?.triggers.includes(orderedOf(other).name) === true)
        .map(({ project, environment }) => ({ project, stack: environment }));
}

function laterBy({ at, forget, stepMinutes = STEP_MINUTES }: EnvironmentTtl, steps: number): Ttl {
    return { at: minutesAfter(at, steps * stepMinutes), forget };
}

function orderedOf({ layer, environment, needs, paths }: RepositoryStack): OrderedStack {
    return { name: layer ?? environment, needs, paths };
}

/** Names of the secrets that a shape needs, each once. */
export function namedSecrets({ environments, notifications = {} }: DeploymentsShape): string[] {
    const used = Object.values(environments).flatMap(({ secrets = {}, notify = [] }) => [
        ...Object.values(secrets),
        ...notify.flatMap((name) => {
            const said = notifications[name];
            if (said === undefined) return [];
            return said.format === "raw" ? [said.url, said.signedWith] : [said.url];
        }),
    ]);
    return [...new Set(used)].sort();
}
