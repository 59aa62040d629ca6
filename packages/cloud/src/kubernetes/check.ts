import { isRecord } from "../values/target.ts";
import { AUTONAMED, kubernetesAutoname } from "./computed.ts";
import { isRelease, objectKind } from "./objects.ts";
import { releaseDefaults } from "./release.ts";

type Properties = Record<string, unknown>;

/** What is checked: the inputs of before, where there are any, and those of now. */
interface CheckRequest {
    readonly urn: string;
    readonly olds: Properties;
    readonly news: Properties;
    /** Random bytes of the engine. */
    readonly seed: string;
}

/** Inputs with what pulumi-kubernetes fills in before anything is compared: a generated name, kept for the life of the resource. */
export function checkedKubernetes(type: string, request: CheckRequest): Properties {
    if (isRelease(type)) return checkedRelease(request);
    if (objectKind(type) === undefined) return request.news;
    const { urn, olds, news, seed } = request;
    const metadata = isRecord(news["metadata"]) ? news["metadata"] : {};
    if ("name" in metadata || "generateName" in metadata) return news;
    const before = isRecord(olds["metadata"]) ? olds["metadata"] : {};
    const annotations = {
        ...(isRecord(metadata["annotations"]) ? metadata["annotations"] : {}),
        [AUTONAMED]: "true",
    };
    const kept = isRecord(before["annotations"]) && AUTONAMED in before["annotations"] ? before["name"] : undefined;
    const name = typeof kept === "string" ? kept : kubernetesAutoname(urn, seed);
    return { ...news, metadata: { ...metadata, name, annotations } };
}

/** A release keeps its name once it has one, whoever gave it (`adoptOldNameIfUnnamed`). */
function checkedRelease({ urn, olds, news, seed }: CheckRequest): Properties {
    const kept = typeof olds["name"] === "string" ? olds["name"] : kubernetesAutoname(urn, seed);
    return { ...releaseDefaults(news), ...news, ...("name" in news ? {} : { name: kept }) };
}

/** What the program sent, of inputs that {@link checkedKubernetes} has filled in: without a name that was generated. */
export function sentToKubernetes(checked: Properties): Properties {
    const { metadata } = checked;
    if (!isRecord(metadata)) return checked;
    const { name: _name, annotations, ...others } = metadata;
    if (!isRecord(annotations) || !(AUTONAMED in annotations)) return checked;
    const { [AUTONAMED]: _mark, ...left } = annotations;
    return { ...checked, metadata: { ...others, ...(Object.keys(left).length > 0 ? { annotations: left } : {}) } };
}
