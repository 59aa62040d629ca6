import { type Danger, dangersOfSteps, type EngineStep, type RefusedChange } from "@plinth/plan";
import { refuse, type Refusal } from "../refusals.ts";
import { isOlder, versioned } from "./versions.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const EKS = "https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html";

/** Sizes that only grow in place, by type; a path into the inputs. */
const sizes: Readonly<Record<string, { readonly path: readonly string[]; readonly source: string }>> = {
    "aws:rds/instance:Instance": {
        path: ["allocatedStorage"],
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html",
    },
    "aws:ebs/volume:Volume": {
        path: ["size"],
        source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modify-volume.html",
    },
    "aws:msk/cluster:Cluster": {
        path: ["brokerNodeGroupInfo", "storageInfo", "ebsStorageInfo", "volumeSize"],
        source: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-storage.html",
    },
};

/** What of a layer's way back nobody may go, judged by the engine's own preview of it. */
export function infrastructureRefusals(
    layer: string,
    steps: readonly EngineStep[],
    refusedChange?: RefusedChange,
): Refusal[] {
    const known = dangersOfSteps(steps, { allowed: new Set() });
    const found = [
        ...known.flatMap((danger) => lossOf(layer, danger, steps)),
        ...steps.flatMap((step) => [...olderEngine(layer, step), ...smallerStorage(layer, step)]),
    ];
    if (refusedChange === undefined) return found.map(({ refusal }) => refusal);
    const keyOf = ({ urn, property = "" }: { readonly urn: string; readonly property?: string }): string =>
        `${urn} ${property}`;
    const explained = new Set(found.map(keyOf));
    const dangers = new Set(known.map((danger) => JSON.stringify(danger)));
    const refused = dangersOfSteps(steps, { allowed: new Set(), refusedChange }).filter(
        (danger) => !dangers.has(JSON.stringify(danger)) && !explained.has(keyOf(danger)),
    );
    return [
        ...found.map(({ refusal }) => refusal),
        ...refused.map(({ urn, what, source }) =>
            refuse("refused-in-place", `${nameOf(urn)}: ${what}`, { layer, urn, source }),
        ),
    ];
}

/** A refusal with the property that it is about, so that the same is not said twice. */
interface Found {
    readonly refusal: Refusal;
    readonly urn: string;
    readonly property?: string;
}

function lossOf(layer: string, danger: Danger, steps: readonly EngineStep[]): Found[] {
    if (danger.refused !== true) return [];
    const { urn, what, source } = danger;
    const gone = steps.some((step) => step.urn === urn && step.op === "delete");
    const id = gone ? "data-deleted" : "data-replaced";
    return [{ urn, refusal: refuse(id, `${nameOf(urn)} ${what}`, { layer, urn, source }) }];
}

function olderEngine(layer: string, step: EngineStep): Found[] {
    const { type, urn, old, new: now } = step;
    if (old === undefined || now === undefined) return [];
    if (type === CLUSTER) return older(layer, step, "version", old.inputs["version"], "cluster-older", EKS);
    const place = versioned.find((one) => one.type === type);
    if (place === undefined) return [];
    const { property, actual, source } = place;
    const running = (actual === undefined ? undefined : old.outputs[actual]) ?? old.inputs[property];
    const found = older(layer, step, property, running, "engine-older", source);
    // What nobody was found to say is no fact: it is refused all the same, since what it holds cannot be made again.
    return source !== undefined
        ? found
        : found.map(({ refusal, ...rest }) => ({
              ...rest,
              refusal: refuse("engine-older", `${refusal.what}; whether AWS takes that is not known here`, {
                  layer,
                  urn,
              }),
          }));
}

function older(
    layer: string,
    { urn, new: now }: EngineStep,
    property: string,
    running: unknown,
    id: "engine-older" | "cluster-older",
    source: string | undefined,
): Found[] {
    const wanted = now?.inputs[property];
    if (typeof wanted !== "string" || typeof running !== "string" || !isOlder(wanted, running)) return [];
    const what = `${nameOf(urn)} would go from ${property} ${running} to ${wanted}`;
    return [
        {
            urn,
            property,
            refusal: refuse(id, what, { layer, urn, ...(source === undefined ? {} : { source }) }),
        },
    ];
}

function smallerStorage(layer: string, { type, urn, old, new: now }: EngineStep): Found[] {
    const place = sizes[type];
    if (place === undefined) return [];
    const { path, source } = place;
    const [before, after] = [valueAt(old?.inputs, path), valueAt(now?.inputs, path)];
    if (typeof before !== "number" || typeof after !== "number" || after >= before) return [];
    const property = path.join(".");
    const what = `${nameOf(urn)} would go from ${property} ${before} to ${after}`;
    return [{ urn, property, refusal: refuse("storage-smaller", what, { layer, urn, source }) }];
}

function valueAt(data: unknown, path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (here, key) => (typeof here === "object" && here !== null ? (here as Record<string, unknown>)[key] : undefined),
        data,
    );
}

function nameOf(urn: string): string {
    const [, , type = "", ...name] = urn.split("::");
    return `${type.split("$").at(-1)} ${name.join("::")}`;
}
