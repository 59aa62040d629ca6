import type { Reading } from "../reading/reading.ts";
import { all, type Answer, any } from "./answer.ts";
import { labelText } from "./labelText.ts";

/** Labels that controllers put on the pods they make, which no template states. */
const OF_CONTROLLERS = [
    "apps.kubernetes.io/pod-index",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-completion-index",
    "batch.kubernetes.io/job-name",
    "controller-revision-hash",
    "controller-uid",
    "job-name",
    "pod-template-generation",
    "pod-template-hash",
    "statefulset.kubernetes.io/pod-name",
];

/** Whether labels have every pair of a plain map, as the selector of a service wants it. */
export function matchesMap(map: Reading, labels: Reading): Answer {
    return map.isUnknown ? "unknown" : all(...map.entries().map(([key, wanted]) => equals(labels, key, wanted)));
}

/** Whether a label selector selects what has these labels; an empty one selects everything. */
export function matchesSelector(selector: Reading, labels: Reading): Answer {
    const expressions = selector.child("matchExpressions").items();
    return all(
        matchesMap(selector.child("matchLabels"), labels),
        ...expressions.map((expression) => satisfies(expression, labels)),
    );
}

/** A label that whatever a map selects has for certain; none where it selects by what is not known, or by controllers' labels. */
export function certainLabel(map: Reading): string | undefined {
    const [found] = map
        .entries()
        .flatMap(([key, wanted]) => (OF_CONTROLLERS.includes(key) ? [] : [[key, wanted.text()] as const]))
        .filter(([, value]) => value !== undefined);
    return found?.[1] === undefined ? undefined : labelText(found[0], found[1]);
}

/** Whether a selector says nothing, and so selects everything. Undefined while that is not known. */
export function isEmptySelector(selector: Reading): boolean | undefined {
    const parts = [selector.child("matchLabels").entries().length, selector.child("matchExpressions").items().length];
    if (parts.some((count) => count > 0)) {
        return false;
    }
    return selector.isUnknown || selector.child("matchLabels").isUnknown ? undefined : true;
}

function equals(labels: Reading, key: string, wanted: Reading): Answer {
    const label = labels.child(key);
    if (label.isUnknown || wanted.isUnknown) {
        return "unknown";
    }
    if (label.isAbsent) {
        return OF_CONTROLLERS.includes(key) ? "yes" : "no";
    }
    return label.text() === wanted.text() ? "yes" : "no";
}

function satisfies(expression: Reading, labels: Reading): Answer {
    const [key, operator] = ["key", "operator"].map((name) => expression.child(name));
    const name = key?.string();
    if (name === undefined) {
        return "unknown";
    }
    const label = labels.child(name);
    const has: Answer = label.isUnknown ? "unknown" : label.isAbsent && !OF_CONTROLLERS.includes(name) ? "no" : "yes";
    const isOne = any(
        ...expression
            .child("values")
            .items()
            .map((value) => equals(labels, name, value)),
    );
    switch (operator?.string()) {
        case "Exists":
            return has;
        case "DoesNotExist":
            return not(has);
        case "In":
            return all(has, isOne);
        case "NotIn":
            return any(not(has), not(isOne));
        default:
            return "unknown";
    }
}

function not(answer: Answer): Answer {
    return answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes";
}
