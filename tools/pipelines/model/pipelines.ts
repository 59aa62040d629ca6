import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type PipelineImage, readImages } from "./images.ts";
import { environmentPaths } from "./paths.ts";
import { deployedByHand, promotion } from "./promotion.ts";

/** What pipelines have to know of an environment. */
export interface PipelineEnvironment {
    readonly name: string;
    readonly region: string;
    /** `single`: one stack, in the root. */
    readonly layout: "layered" | "single";
    /** Folders of its stacks, each after those it needs. */
    readonly stacks: readonly string[];
    /** Globs of the files that can change what it is, or how it is judged. */
    readonly paths: readonly string[];
    /** Customers use it, or it holds evidence: someone has to approve. */
    readonly production: boolean;
    /** How long it has to be quiet before what customers use is deployed. */
    readonly soakMinutes: number;
    /** Whether the release of before is put back by itself where an alarm fires while the environment is watched. */
    readonly goesBack: boolean;
    /** Whether it is planned before the approval, and that plan is applied after it. */
    readonly handOver: boolean;
    /** Why no pipeline deploys it, where none does. */
    readonly byHand?: string;
    /** Whether review environments are made from it. */
    readonly reviewed: boolean;
}

/** What the pipelines of every forge are made of. */
export interface Pipelines {
    readonly environments: readonly PipelineEnvironment[];
    /** In the order in which a commit reaches them. */
    readonly promoted: readonly PipelineEnvironment[];
    /** Of applications. */
    readonly images: readonly PipelineImage[];
}

/** Where settings say nothing. */
const SOAK_MINUTES = 30;

interface EnvironmentFile {
    readonly layout: PipelineEnvironment["layout"];
    readonly layers: readonly string[];
    readonly production?: boolean;
    readonly review?: object;
    readonly delivery?: {
        readonly soak?: { readonly minutes?: number };
        readonly rollback?: string;
        readonly plan?: { readonly handOver?: boolean };
    };
    readonly target: { readonly region: string };
    readonly upstream?: Readonly<Record<string, string>>;
}

/** Reads what a repository has. Whether its settings are right is said by `plinth settings check`. */
export function readPipelines(root: string): Pipelines {
    const names = readdirSync(join(root, "environments"), { withFileTypes: true })
        // Settings of review environments are made where they are deployed, and never committed.
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("review-"))
        .map(({ name }) => name)
        .sort();
    const files = new Map(names.map((name) => [name, readEnvironment(root, name)]));
    const environments = names.map((name): PipelineEnvironment => {
        const {
            layout,
            layers,
            target,
            production = false,
            upstream = {},
            delivery,
            review,
        } = files.get(name) as EnvironmentFile;
        return {
            name,
            region: target.region,
            layout,
            stacks: layout === "single" ? ["."] : layers.map((layer) => `stacks/${layer}`),
            paths: environmentPaths(root, { name, layout, layers, upstream: Object.values(upstream) }),
            production,
            reviewed: review !== undefined,
            goesBack: delivery?.rollback === "automatic",
            handOver: delivery?.plan?.handOver === true,
            ...(deployedByHand[name] === undefined ? {} : { byHand: deployedByHand[name] }),
            soakMinutes: delivery?.soak?.minutes ?? SOAK_MINUTES,
        };
    });
    const promoted = promotion.map((name) => {
        const found = environments.find((environment) => environment.name === name);
        if (found === undefined) {
            throw new Error(
                `tools/pipelines/model/promotion.ts: there is no environment ${name}. Fix: name folders of environments/`,
            );
        }
        return found;
    });
    return { environments, promoted, images: readImages(root) };
}

/** Whether alarms are watched after it was deployed: before what customers use, and where a release goes back by itself. */
export function isSoaked(promoted: readonly PipelineEnvironment[], index: number): boolean {
    return promoted[index]?.goesBack === true || promoted[index + 1]?.production === true;
}

/** The environment whose account review environments stand in: the one whose settings say so, else the first of all. */
export function reviewBase({ promoted }: Pick<Pipelines, "promoted">): PipelineEnvironment {
    const base = promoted.find(({ reviewed }) => reviewed) ?? promoted[0];
    if (base === undefined) throw new Error("tools/pipelines/model/promotion.ts: names no environment. Fix: name one");
    return base;
}

function readEnvironment(root: string, name: string): EnvironmentFile {
    return parse(readFileSync(join(root, "environments", name, "environment.yaml"), "utf8")) as EnvironmentFile;
}
