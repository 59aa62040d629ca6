import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { digest, type EnvironmentPlan, type PlannedLayer, type UpdatePlan } from "@plinth/deployer";

/** The version of a folder of plans: `plan.json`, and one file of the engine's for each layer. */
export const PLAN_VERSION = 1;

const MANIFEST = "plan.json";
/** Names of layers, as the repository has them: a manifest from elsewhere names no file outside of its folder. */
const LAYER = /^[a-z][a-z0-9-]*$/;

type Held = Extract<PlannedLayer, { readonly kind: "held" }>;
type Listed = (Omit<Held, "plan"> & { readonly sha256: string }) | Exclude<PlannedLayer, Held>;

/** What `plan.json` holds. */
export type PlanManifest = Omit<EnvironmentPlan, "layers"> & {
    readonly version: typeof PLAN_VERSION;
    readonly layers: readonly Listed[];
};

/** Refuses a folder in which there is something: plans of two runs are no plan. @throws UserError */
export function requireEmpty(cwd: string, folder: string): void {
    const path = resolve(cwd, folder);
    if (existsSync(path) && readdirSync(path).length > 0) {
        throw new UserError(
            `--out ${folder}: there is something in it. Fix: name a folder that is empty, or not there`,
        );
    }
}

/**
 * Writes plans into a folder, for this user alone: they name every resource, and hold secrets in ciphertext.
 *
 * @returns the manifest, and the digest that stands for all of it.
 */
export function writePlanFolder(
    cwd: string,
    folder: string,
    plan: EnvironmentPlan,
): { readonly manifest: PlanManifest; readonly digest: string } {
    const path = resolve(cwd, folder);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const layers = plan.layers.map((layer): Listed => {
        if (layer.kind === "open") return layer;
        const { plan: updates, ...listed } = layer;
        const text = JSON.stringify(updates);
        writeFileSync(join(path, fileOf(layer.layer)), text, { mode: 0o600 });
        return { ...listed, sha256: digest(text) };
    });
    const manifest: PlanManifest = { version: PLAN_VERSION, ...plan, layers };
    const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
    writeFileSync(join(path, MANIFEST), text, { mode: 0o600 });
    return { manifest, digest: digest(text) };
}

/**
 * Reads plans that were written before.
 *
 * @param expected the digest that was named when they were made. @default any will do
 * @throws UserError where they are not whole, or not those.
 */
export function readPlanFolder(cwd: string, folder: string, expected?: string): EnvironmentPlan {
    const path = resolve(cwd, folder);
    const refuse = (what: string): never => {
        throw new UserError(
            `--plan ${folder}: ${what}. Fix: make it again with npx plinth plan <environment> --out <dir>`,
        );
    };
    const read = (name: string): string => {
        const file = join(path, name);
        return existsSync(file) ? readFileSync(file, "utf8") : refuse(`${name} is missing`);
    };
    const text = read(MANIFEST);
    if (expected !== undefined && digest(text) !== expected) {
        return refuse(`it is not the plan that was approved: ${MANIFEST} is ${digest(text)}, not ${expected}`);
    }
    const manifest = parsed(text) as Partial<PlanManifest> | undefined;
    if (manifest?.version !== PLAN_VERSION || !Array.isArray(manifest.layers)) {
        return refuse(`${MANIFEST} is no plan of version ${PLAN_VERSION}`);
    }
    const { version: _, layers, ...plan } = manifest as PlanManifest;
    return {
        ...plan,
        layers: layers.map((layer): PlannedLayer => {
            if (layer.kind === "open") return layer;
            const { sha256, ...listed } = layer;
            if (!LAYER.test(layer.layer))
                return refuse(`${MANIFEST} names ${JSON.stringify(layer.layer)}, which is no layer`);
            const file = read(fileOf(layer.layer));
            if (digest(file) !== sha256) return refuse(`${fileOf(layer.layer)} is not the file that ${MANIFEST} names`);
            return { ...listed, plan: (parsed(file) ?? refuse(`${fileOf(layer.layer)} is no JSON`)) as UpdatePlan };
        }),
    };
}

/** Apart from the manifest, whatever a layer is called. */
function fileOf(layer: string): string {
    return `layer-${layer}.json`;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
