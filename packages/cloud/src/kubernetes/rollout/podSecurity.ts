import { isRecord } from "../../values/target.ts";
import { at, listAt, recordAt, textAt } from "../objects.ts";

/** The levels of "Pod Security Standards", kubernetes.io. */
export type PodSecurityLevel = "privileged" | "baseline" | "restricted";

interface Container {
    readonly name: string;
    readonly context: Readonly<Record<string, unknown>>;
    readonly inputs: unknown;
}

/** Capabilities that a container may have in addition at the level baseline. */
const BASELINE_CAPABILITIES = [
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];
const RESTRICTED_VOLUMES = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "image",
    "persistentVolumeClaim",
    "projected",
    "secret",
];
const PROFILES = ["RuntimeDefault", "Localhost"];

/**
 * How a pod violates a level, in the words of the admission plugin (k8s.io/pod-security-admission, policy/check_*.go); nothing
 * where it does not, or where that rests on something not known.
 */
export function podSecurityViolations(spec: unknown, level: PodSecurityLevel): string[] {
    if (level === "privileged" || !isRecord(spec)) return [];
    const containers = ["initContainers", "containers"]
        .flatMap((list) => listAt(spec, list))
        .map((inputs) => ({
            name: textAt(inputs, "name") ?? "",
            context: recordAt(inputs, "securityContext"),
            inputs,
        }));
    const found = baseline(spec, containers);
    return level === "baseline" ? found : [...found, ...restricted(spec, containers)];
}

function baseline(spec: Readonly<Record<string, unknown>>, containers: readonly Container[]): string[] {
    const host = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => spec[field] === true);
    const privileged = containers.filter(({ context }) => context["privileged"] === true);
    const ports = containers.filter(({ inputs }) =>
        listAt(inputs, "ports").some((port) => Number(at(port, "hostPort") ?? 0) > 0),
    );
    const paths = listAt(spec, "volumes").filter((volume) => isRecord(at(volume, "hostPath")));
    const capable = containers.filter(({ context }) =>
        listAt(context, "capabilities", "add").some(
            (one) => typeof one === "string" && !BASELINE_CAPABILITIES.includes(one),
        ),
    );
    const unconfined = [
        ...(textAt(spec, "securityContext", "seccompProfile", "type") === "Unconfined" ? ["pod"] : []),
        ...named(containers.filter(({ context }) => textAt(context, "seccompProfile", "type") === "Unconfined")),
    ];
    return [
        ...(host.length === 0 ? [] : [`host namespaces (${host.map((field) => `${field}=true`).join(", ")})`]),
        ...(privileged.length === 0
            ? []
            : [`privileged (${listed(privileged)} must not set securityContext.privileged=true)`]),
        ...(capable.length === 0
            ? []
            : [`non-default capabilities (${listed(capable)} must not include capabilities beyond the default ones)`]),
        ...(paths.length === 0
            ? []
            : [`hostPath volumes (volume ${paths.map((volume) => `"${textAt(volume, "name") ?? ""}"`).join(", ")})`]),
        ...(ports.length === 0 ? [] : [`hostPort (${listed(ports)} uses a hostPort)`]),
        ...(unconfined.length === 0
            ? []
            : [
                  `seccompProfile (${unconfined.join(", ")} must not set securityContext.seccompProfile.type to "Unconfined")`,
              ]),
    ];
}

function restricted(spec: Readonly<Record<string, unknown>>, containers: readonly Container[]): string[] {
    const pod = recordAt(spec, "securityContext");
    const volumes = listAt(spec, "volumes").filter(
        (volume) =>
            isRecord(volume) && Object.keys(volume).some((key) => key !== "name" && !RESTRICTED_VOLUMES.includes(key)),
    );
    const escalating = containers.filter(({ context }) => isSet(context, "allowPrivilegeEscalation", false));
    const keeping = containers.filter(
        ({ context }) => !listAt(context, "capabilities", "drop").some((one) => one === "ALL" || one === undefined),
    );
    const adding = containers.filter(({ context }) =>
        listAt(context, "capabilities", "add").some((one) => one !== undefined && one !== "NET_BIND_SERVICE"),
    );
    const rootPod = isSet(pod, "runAsNonRoot", true);
    const asRoot = containers.filter(({ context }) =>
        "runAsNonRoot" in context ? isSet(context, "runAsNonRoot", true) : rootPod,
    );
    const users = [
        ...(pod["runAsUser"] === 0 ? ["pod"] : []),
        ...named(containers.filter(({ context }) => context["runAsUser"] === 0)),
    ];
    const unprofiled = containers.filter(({ context }) => {
        const type =
            at(context, "seccompProfile") === undefined
                ? at(pod, "seccompProfile", "type")
                : at(context, "seccompProfile", "type");
        const isUnknown = ("seccompProfile" in context || "seccompProfile" in pod) && type === undefined;
        return !isUnknown && !PROFILES.includes(String(type));
    });
    return [
        ...(escalating.length === 0
            ? []
            : [
                  `allowPrivilegeEscalation != false (${listed(escalating)} must set securityContext.allowPrivilegeEscalation=false)`,
              ]),
        ...(keeping.length + adding.length === 0
            ? []
            : [
                  `unrestricted capabilities (${[
                      ...(keeping.length === 0
                          ? []
                          : [`${listed(keeping)} must set securityContext.capabilities.drop=["ALL"]`]),
                      ...(adding.length === 0
                          ? []
                          : [
                                `${listed(adding)} must not include anything but "NET_BIND_SERVICE" in securityContext.capabilities.add`,
                            ]),
                  ].join("; ")})`,
              ]),
        ...(volumes.length === 0
            ? []
            : [
                  `restricted volume types (volume ${volumes.map((volume) => `"${textAt(volume, "name") ?? ""}"`).join(", ")} uses a restricted volume type)`,
              ]),
        ...(asRoot.length === 0
            ? []
            : [`runAsNonRoot != true (pod or ${listed(asRoot)} must set securityContext.runAsNonRoot=true)`]),
        ...(users.length === 0 ? [] : [`runAsUser=0 (${users.join(", ")} must not set runAsUser=0)`]),
        ...(unprofiled.length === 0
            ? []
            : [
                  `seccompProfile (pod or ${listed(unprofiled)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")`,
              ]),
    ];
}

/** Whether a switch is left out, or known to be something else than wanted. */
function isSet(context: Readonly<Record<string, unknown>>, name: string, wanted: boolean): boolean {
    if (!(name in context)) return true;
    return context[name] !== undefined && context[name] !== wanted;
}

function named(containers: readonly Container[]): string[] {
    return containers.map(({ name }) => `container "${name}"`);
}

function listed(containers: readonly Container[]): string {
    const names = containers.map(({ name }) => `"${name}"`).join(", ");
    return `${containers.length === 1 ? "container" : "containers"} ${names}`;
}
