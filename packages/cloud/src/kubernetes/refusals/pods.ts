import { isRecord } from "../../values/target.ts";
import { at, listAt, numberAt, recordAt, textAt } from "../objects.ts";
import { labelProblems, portNameProblems, portNumberProblems } from "../validation/names.ts";
import {
    duplicates,
    type FieldProblem,
    forbidden,
    invalid,
    notFound,
    required,
    unsupported,
    wrongText,
} from "./fields.ts";
import { probeProblems } from "./probes.ts";
import { resourceProblems } from "./resources.ts";

// pkg/apis/core/validation/validation.go: ValidatePodSpec, validateContainers, validateVolumes, validateProbe.

/** What an API server refuses of a pod's spec. @param path where it stands in the object. */
export function podProblems(spec: unknown, path: string): FieldProblem[] {
    if (!isRecord(spec)) return [];
    const containers = listAt(spec, "containers");
    const all = [
        ...containers.map((container, index) => ({ container, path: `${path}.containers[${index}]` })),
        ...listAt(spec, "initContainers").map((container, index) => ({
            container,
            path: `${path}.initContainers[${index}]`,
        })),
    ];
    const volumes = listAt(spec, "volumes");
    const volumeNames = volumes.map((volume) => textAt(volume, "name"));
    return [
        ...(containers.length === 0 && !("containers" in spec && spec["containers"] === undefined)
            ? [required(`${path}.containers`)]
            : []),
        ...volumes.flatMap((volume, index) => volumeProblems(volume, `${path}.volumes[${index}]`)),
        ...duplicates(volumeNames.map((name, index) => ({ path: `${path}.volumes[${index}].name`, name }))),
        ...duplicates(
            all.map(({ container, path: own }) => ({ path: `${own}.name`, name: textAt(container, "name") })),
        ),
        ...all.flatMap(({ container, path: own }) => containerProblems(container, own, volumeNames)),
        ...spreadProblems(spec, path),
    ];
}

function containerProblems(container: unknown, path: string, volumes: readonly (string | undefined)[]): FieldProblem[] {
    if (!isRecord(container)) return [];
    const name = textAt(container, "name");
    return [
        ...("name" in container ? wrongText(`${path}.name`, name, labelProblems) : [required(`${path}.name`)]),
        ...("image" in container && textAt(container, "image") !== "" ? [] : [required(`${path}.image`)]),
        ...portProblems(container, path),
        ...mountProblems(container, path, volumes),
        ...probeProblems(container, path),
        ...resourceProblems(at(container, "resources"), `${path}.resources`),
        ...privilegeProblems(container, path),
    ];
}

function portProblems(container: unknown, path: string): FieldProblem[] {
    const ports = listAt(container, "ports").map((port, index) => ({ port, path: `${path}.ports[${index}]` }));
    return [
        ...ports.flatMap(({ port, path: own }) => {
            const number = numberAt(port, "containerPort");
            return [
                ...wrongText(`${own}.name`, textAt(port, "name"), portNameProblems),
                ...(number === undefined
                    ? []
                    : portNumberProblems(number).map((words) => invalid(`${own}.containerPort`, number, words))),
            ];
        }),
        ...duplicates(ports.map(({ port, path: own }) => ({ path: `${own}.name`, name: textAt(port, "name") }))),
    ];
}

function mountProblems(container: unknown, path: string, volumes: readonly (string | undefined)[]): FieldProblem[] {
    const mounts = listAt(container, "volumeMounts").map((mount, index) => ({
        mount,
        path: `${path}.volumeMounts[${index}]`,
    }));
    const paths = new Set<string>();
    return mounts.flatMap(({ mount, path: own }) => {
        const [name, mountPath] = [textAt(mount, "name"), textAt(mount, "mountPath")];
        const isTaken = mountPath !== undefined && paths.has(mountPath);
        if (mountPath !== undefined) paths.add(mountPath);
        return [
            // A volume whose name is not known could be this one.
            ...(name !== undefined && !volumes.includes(name) && !volumes.includes(undefined)
                ? [notFound(`${own}.name`, name)]
                : []),
            ...(isTaken ? [invalid(`${own}.mountPath`, mountPath, "must be unique")] : []),
        ];
    });
}

/** Sources of volumes are mutually exclusive; a volume without one is an empty folder. */
function volumeProblems(volume: unknown, path: string): FieldProblem[] {
    if (!isRecord(volume)) return [];
    const sources = Object.keys(volume).filter((key) => key !== "name" && volume[key] !== null);
    const [, second] = sources;
    return [
        ...wrongText(`${path}.name`, textAt(volume, "name"), labelProblems),
        ...(second === undefined ? [] : [forbidden(`${path}.${second}`, "may not specify more than 1 volume type")]),
    ];
}

function privilegeProblems(container: unknown, path: string): FieldProblem[] {
    const context = recordAt(container, "securityContext");
    if (context["allowPrivilegeEscalation"] !== false) return [];
    const added = listAt(context, "capabilities", "add");
    return [
        ...(context["privileged"] === true
            ? [
                  invalid(
                      `${path}.securityContext`,
                      context,
                      "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
                  ),
              ]
            : []),
        ...(added.includes("CAP_SYS_ADMIN")
            ? [
                  invalid(
                      `${path}.securityContext`,
                      context,
                      "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN",
                  ),
              ]
            : []),
    ];
}

const WHEN_UNSATISFIABLE = ["DoNotSchedule", "ScheduleAnyway"];

function spreadProblems(spec: unknown, path: string): FieldProblem[] {
    return listAt(spec, "topologySpreadConstraints").flatMap((constraint, index) => {
        const own = `${path}.topologySpreadConstraints[${index}]`;
        const [skew, action] = [numberAt(constraint, "maxSkew"), textAt(constraint, "whenUnsatisfiable")];
        return [
            ...(skew !== undefined && skew <= 0 ? [invalid(`${own}.maxSkew`, skew, "must be greater than zero")] : []),
            ...(isRecord(constraint) && !("topologyKey" in constraint)
                ? [required(`${own}.topologyKey`, "can not be empty")]
                : []),
            ...(action !== undefined && !WHEN_UNSATISFIABLE.includes(action)
                ? [unsupported(`${own}.whenUnsatisfiable`, action, WHEN_UNSATISFIABLE)]
                : []),
        ];
    });
}
