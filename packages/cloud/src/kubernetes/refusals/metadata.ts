import { isRecord } from "../../values/target.ts";
import { at, isNamespaced, type ObjectKind, recordAt, textAt } from "../objects.ts";
import {
    keyProblems,
    labelProblems as labelNameProblems,
    labelValueProblems,
    nameProblems,
} from "../validation/names.ts";
import { type FieldProblem, invalid, wrongText } from "./fields.ts";

/** All annotations of an object together (`TotalAnnotationSizeLimitB`; "Annotations", kubernetes.io). */
const ANNOTATION_BYTES = 256 * 1024;

/** What an API server refuses of the metadata of any object (apimachinery, pkg/api/validation/objectmeta.go). */
export function metadataProblems(kind: ObjectKind, inputs: unknown): FieldProblem[] {
    const metadata = recordAt(inputs, "metadata");
    const annotations = recordAt(metadata, "annotations");
    const bytes = Object.entries(annotations).reduce(
        (sum, [key, value]) =>
            sum + Buffer.byteLength(key) + (typeof value === "string" ? Buffer.byteLength(value) : 0),
        0,
    );
    return [
        ...wrongText("metadata.name", textAt(metadata, "name"), (name) => nameProblems(kind, name)),
        ...(isNamespaced(kind)
            ? wrongText("metadata.namespace", textAt(metadata, "namespace"), labelNameProblems)
            : []),
        ...labelProblems(at(metadata, "labels"), "metadata.labels"),
        ...Object.keys(annotations).flatMap((key) =>
            keyProblems(key.toLowerCase()).map((words) => invalid("metadata.annotations", key, words)),
        ),
        ...(bytes > ANNOTATION_BYTES
            ? [{ path: "metadata.annotations", words: `Too long: may not be more than ${ANNOTATION_BYTES} bytes` }]
            : []),
    ];
}

export function labelProblems(labels: unknown, path: string): FieldProblem[] {
    if (!isRecord(labels)) return [];
    return Object.entries(labels).flatMap(([key, value]) => [
        ...keyProblems(key).map((words) => invalid(path, key, words)),
        ...(typeof value === "string" ? labelValueProblems(value).map((words) => invalid(path, value, words)) : []),
    ]);
}
