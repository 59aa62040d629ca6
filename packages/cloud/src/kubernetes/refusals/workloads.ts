import { isRecord } from "../../values/target.ts";
import { at, listAt, numberAt, recordAt, textAt } from "../objects.ts";
import { selects } from "../validation/selectors.ts";
import { type FieldProblem, forbidden, invalid, negative, required, unsupported } from "./fields.ts";
import { selectorProblems } from "./selectors.ts";
import { labelProblems } from "./metadata.ts";
import { podProblems } from "./pods.ts";

// pkg/apis/apps/validation/validation.go and pkg/apis/batch/validation/validation.go.

type Problems = (inputs: unknown) => FieldProblem[];

function templateProblems(template: unknown, path: string, restartPolicies: readonly string[]): FieldProblem[] {
    const policy = textAt(template, "spec", "restartPolicy");
    return [
        ...labelProblems(recordAt(template, "metadata", "labels"), `${path}.metadata.labels`),
        ...podProblems(at(template, "spec"), `${path}.spec`),
        ...(policy !== undefined && !restartPolicies.includes(policy)
            ? [unsupported(`${path}.spec.restartPolicy`, policy, restartPolicies)]
            : []),
    ];
}

/** What holds for everything that keeps pods of a template running. @param kind in lower case, as the words have it. */
function controllerProblems(inputs: unknown, kind: string): FieldProblem[] {
    const [selector, template] = [at(inputs, "spec", "selector"), at(inputs, "spec", "template")];
    const labels = at(template, "metadata", "labels");
    const isMissing = isRecord(at(inputs, "spec")) && !("selector" in recordAt(inputs, "spec"));
    const isEmpty =
        isRecord(selector) &&
        Object.keys(recordAt(selector, "matchLabels")).length === 0 &&
        listAt(selector, "matchExpressions").length === 0 &&
        !Object.values(selector).includes(undefined);
    const wrong = selectorProblems(selector, "spec.selector");
    const mismatch =
        isRecord(selector) &&
        isRecord(template) &&
        !isEmpty &&
        wrong.length === 0 &&
        selects(selector, isRecord(labels) ? labels : {}) === false;
    return [
        ...(isMissing ? [required("spec.selector")] : []),
        ...wrong,
        ...(isEmpty ? [invalid("spec.selector", selector, `empty selector is invalid for ${kind}`)] : []),
        ...(mismatch
            ? [invalid("spec.template.metadata.labels", labels ?? {}, "`selector` does not match template `labels`")]
            : []),
        ...negative("spec.replicas", numberAt(inputs, "spec", "replicas")),
        ...negative("spec.minReadySeconds", numberAt(inputs, "spec", "minReadySeconds")),
        ...negative("spec.revisionHistoryLimit", numberAt(inputs, "spec", "revisionHistoryLimit")),
        ...templateProblems(template, "spec.template", ["Always"]),
    ];
}

const deployment: Problems = (inputs) => {
    const strategy = recordAt(inputs, "spec", "strategy");
    const type = textAt(strategy, "type") ?? "RollingUpdate";
    const rolling = at(strategy, "rollingUpdate");
    const [surge, unavailable] = [at(rolling, "maxSurge"), at(rolling, "maxUnavailable")];
    const [deadline, ready] = [
        numberAt(inputs, "spec", "progressDeadlineSeconds"),
        numberAt(inputs, "spec", "minReadySeconds") ?? 0,
    ];
    return [
        ...controllerProblems(inputs, "deployment"),
        ...(type === "Recreate" && isRecord(rolling)
            ? [forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'")]
            : []),
        ...(["Recreate", "RollingUpdate"].includes(type)
            ? []
            : [unsupported("spec.strategy.type", type, ["Recreate", "RollingUpdate"])]),
        ...(isNone(surge) && isNone(unavailable)
            ? [invalid("spec.strategy.rollingUpdate.maxUnavailable", unavailable, "may not be 0 when `maxSurge` is 0")]
            : []),
        ...percentProblems(unavailable, "spec.strategy.rollingUpdate.maxUnavailable"),
        ...(deadline !== undefined && deadline <= ready
            ? [invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds")]
            : []),
    ];
};

function isNone(value: unknown): boolean {
    return value === 0 || value === "0%";
}

/** A number or a share that may not be more than everything. */
export function percentProblems(value: unknown, path: string): FieldProblem[] {
    if (typeof value === "number") return negative(path, value);
    if (typeof value !== "string") return [];
    const [, digits] = /^(\d+)%$/.exec(value) ?? [];
    if (digits === undefined) {
        const words =
            "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
        return [invalid(path, value, words)];
    }
    return Number(digits) > 100 ? [invalid(path, value, "must not be greater than 100%")] : [];
}

function jobProblems(spec: unknown, path: string): FieldProblem[] {
    const template = at(spec, "template");
    const policies = ["OnFailure", "Never"];
    const isOpen = isRecord(at(template, "spec")) && !("restartPolicy" in recordAt(template, "spec"));
    return [
        ...["parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"].flatMap(
            (name) => negative(`${path}.${name}`, numberAt(spec, name)),
        ),
        // The default of a pod, which is no policy of a Job.
        ...(isOpen
            ? [
                  required(
                      `${path}.template.spec.restartPolicy`,
                      `valid values: ${policies.map((one) => JSON.stringify(one)).join(", ")}`,
                  ),
              ]
            : []),
        ...templateProblems(template, `${path}.template`, policies),
    ];
}

const cronJob: Problems = (inputs) => {
    const schedule = textAt(inputs, "spec", "schedule");
    const fields = schedule?.trim().split(/\s+/) ?? [];
    const isWord = schedule?.startsWith("@") === true;
    const policy = textAt(inputs, "spec", "concurrencyPolicy");
    const policies = ["Allow", "Forbid", "Replace"];
    return [
        ...(schedule === undefined || isWord || fields.length === 5
            ? []
            : [
                  invalid(
                      "spec.schedule",
                      schedule,
                      `expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`,
                  ),
              ]),
        ...(schedule?.includes("TZ") === true && isRecord(inputs)
            ? [invalid("spec.schedule", schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")]
            : []),
        ...(policy === undefined || policies.includes(policy)
            ? []
            : [unsupported("spec.concurrencyPolicy", policy, policies)]),
        ...jobProblems(at(inputs, "spec", "jobTemplate", "spec"), "spec.jobTemplate.spec"),
    ];
};

const pod: Problems = (inputs) => podProblems(at(inputs, "spec"), "spec");

export const workloadProblems: Readonly<Record<string, Problems>> = {
    "apps/Deployment": deployment,
    "apps/StatefulSet": (inputs) => controllerProblems(inputs, "statefulset"),
    "apps/DaemonSet": (inputs) => controllerProblems(inputs, "daemonset"),
    "batch/Job": (inputs) => jobProblems(at(inputs, "spec"), "spec"),
    "batch/CronJob": cronJob,
    "/Pod": pod,
};
