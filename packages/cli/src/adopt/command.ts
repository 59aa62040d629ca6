import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { ADOPTION_FILES, adoptionFile, type AdoptedResource, isMeant, parseAdoption } from "@plinth/core/adoption";
import { ProblemsError, UserError } from "@plinth/core/errors";
import { type EffectiveSetting, effectiveSettings } from "@plinth/core/settings";
import type { PlannedResource, StackPlan } from "@plinth/plan";
import { type ExitCode, exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { layersToShow, onlyShown } from "../preview/layerFilter.ts";
import { checkedEnvironments, stacksToPreview, type StackToPreview } from "../preview/stacks.ts";
import { withTimeout } from "../preview/timeout.ts";
import { inspect, openRepository, type Repository } from "../repository/repository.ts";
import { ADOPTION_VERSION, type AdoptionReport, summarizeAdoption } from "./adoptionReport.ts";
import type { AdoptOptions } from "./arguments.ts";
import { checkIds, missingParents } from "./checkIds.ts";
import { childrenOf } from "./children.ts";
import { type Found, foundAmong, foundInFile } from "./found.ts";
import { judgeAdoption, type Taken } from "./judge.ts";
import { listChildren } from "./listChildren.ts";
import { readLive } from "./live.ts";
import { writeList, writeReport } from "./write.ts";

/** The layer in its environment, as the embedded engine sees it. */
interface Previewed {
    readonly repository: Repository;
    readonly request: StackToPreview;
    readonly stack: StackPlan;
    readonly children: readonly PlannedResource[];
}

/**
 * Says what taking over existing resources would change: previews the layer with them imported, and compares it with what
 * exists. Nothing is deployed.
 *
 * @returns 0 where nothing of what exists would change, 2 where something would, or nobody can say.
 */
export async function adopt(layer: string, options: AdoptOptions, host: Host): Promise<ExitCode> {
    const repository = await openRepository(host.cwd);
    if (options.list === true) {
        const { children } = await previewLayer(repository, layer, null, options, host);
        writeList({ layer, environment: options.environment, listed: listChildren(children) }, options, host);
        return exitCodes.clean;
    }
    const given = await readIds(repository, layer, options, host.cwd);
    const previewed = await previewLayer(repository, layer, given.path, options, host);
    const problems = checkIds(given.resources, previewed.children);
    if (problems.length > 0) throw new ProblemsError(`adoption of layer ${layer}`, problems);
    const found = await findProperties(given, previewed, layer, options, host);
    const report = await reportOn(layer, options.environment, given, previewed, found);
    writeReport(report, options, host);
    const { adopted, same } = report.summary;
    return adopted === same ? exitCodes.clean : exitCodes.blocked;
}

interface GivenIds {
    /** As messages name it. */
    readonly file: string;
    /** Absolute. */
    readonly path: string;
    readonly resources: readonly AdoptedResource[];
}

/** Reads the file that says what exists. @throws ProblemsError with everything wrong in it. */
async function readIds(
    repository: Repository,
    layer: string,
    { environment, ids }: AdoptOptions,
    cwd: string,
): Promise<GivenIds> {
    const file = ids ?? adoptionFile(environment, layer);
    const path = ids === undefined ? join(repository.root, file) : resolve(cwd, file);
    if (!existsSync(path)) {
        // No advice to write a file for a layer that is misspelt.
        const checked = (await checkedEnvironments(repository, environment)).get(environment);
        layersToShow([layer], environment, checked?.layers ?? []);
        const what = ids === undefined ? `${file} is missing` : `--ids ${file}: there is no such file`;
        throw new UserError(
            `${what}. Fix: npx plinth adopt ${layer} --environment ${environment} --list > ${file}, and fill in what exists`,
        );
    }
    const read = parseAdoption(readFileSync(path, "utf8"), file);
    if ("problems" in read) throw new ProblemsError(`adoption of layer ${layer}`, read.problems);
    if (read.resources.length === 0) {
        throw new UserError(
            `${file}: names nothing that exists yet. Fix: fill in an id, and take the # before it away`,
        );
    }
    return { file, path, resources: read.resources };
}

/** Previews a layer with what a file adopts. @param file absolute; `null` for nothing. */
async function previewLayer(
    repository: Repository,
    layer: string,
    file: string | null,
    { environment, timeout }: AdoptOptions,
    host: Host,
): Promise<Previewed> {
    const environments = await checkedEnvironments(repository, environment);
    const layers = environments.get(environment)?.layers ?? [];
    const shown = layersToShow([layer], environment, layers);
    const requests = stacksToPreview(repository, environments, environment, shown);
    const engine = await host.loadEngine();
    const result = await withTimeout(timeout, host.signal, (signal) =>
        engine.preview({
            stacks: requests.map(({ directory, stack }) => ({ directory, stack })),
            policyPacks: [],
            passes: 1,
            variables: { [ADOPTION_FILES]: JSON.stringify({ [layer]: file }) },
            signal,
        }),
    );
    if (result.failed) throw new UserError(failure(environment, layer, result.stacks));
    const visible = onlyShown(result, requests, { shown, all: layers });
    const request = requests.find((one) => one.shown);
    const stack = result.stacks.find(({ project, stack }) => project === request?.project && stack === request.stack);
    if (request === undefined || stack === undefined) throw new Error(`layer ${layer} has no stack`);
    return { repository, request, stack, children: childrenOf(visible.stacks) };
}

function failure(environment: string, layer: string, stacks: readonly StackPlan[]): string {
    const errors = stacks
        .flatMap(({ diagnostics }) => diagnostics)
        .filter(({ severity }) => severity === "error")
        .map(({ message }) => `  - ${message.trim()}`);
    return [
        `the preview of ${environment} fails, so nothing can be said of its layer ${layer}:`,
        ...new Set(errors),
        `Fix: correct what these name; npx plinth preview ${environment} --layer ${layer} shows them in full`,
    ].join("\n");
}

/** What is known of each resource that exists, by URN; what the file says itself comes last. */
async function findProperties(
    { resources }: GivenIds,
    { request }: Previewed,
    layer: string,
    { state, live, timeout }: AdoptOptions,
    host: Host,
): Promise<(planned: PlannedResource, adopted: AdoptedResource) => Found | undefined> {
    const listed =
        state === undefined
            ? []
            : (await import("../existing/existingFile.ts")).readExistingFile("--state", state, host.cwd);
    const read =
        live === true
            ? await withTimeout(timeout, host.signal, (signal) =>
                  readLive({ directory: request.directory, stack: request.stack, layer, resources, signal }, host),
              )
            : new Map<string, Found>();
    return (planned, adopted) =>
        read.get(planned.urn) ?? foundAmong(listed, planned.type, adopted.id) ?? foundInFile(adopted, planned.type);
}

async function reportOn(
    layer: string,
    environment: string,
    { file, resources }: GivenIds,
    { repository, request, stack, children }: Previewed,
    find: (planned: PlannedResource, adopted: AdoptedResource) => Found | undefined,
): Promise<AdoptionReport> {
    const { nameFor } = await import("@plinth/core/adoption");
    const taken = children.flatMap((planned): Taken[] => {
        const adopted = resources.find((resource) => isMeant(resource, planned));
        return adopted === undefined ? [] : [{ planned, adopted, found: find(planned, adopted) }];
    });
    const adopted = judgeAdoption({ layer, stack, taken, settings: await settingsOf(repository, environment, layer) });
    const created = children
        .filter((child) => !taken.some(({ planned }) => planned === child))
        .map((child) => ({ child: nameFor(child, children), type: child.type, urn: child.urn }));
    const warnings = missingParents(taken, children);
    return {
        version: ADOPTION_VERSION,
        environment,
        layer,
        file,
        directory: relative(repository.root, request.directory).replaceAll("\\", "/"),
        adopted,
        created,
        warnings,
        summary: summarizeAdoption(adopted, created),
    };
}

async function settingsOf(repository: Repository, environment: string, layer: string): Promise<EffectiveSetting[]> {
    const { files } = await inspect(repository, environment);
    const read = files.get(layer);
    return read === undefined ? [] : effectiveSettings(read);
}
