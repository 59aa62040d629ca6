import { isIP } from "node:net";
import { isRecord } from "../../values/target.ts";
import { at, listAt, numberAt, recordAt, textAt } from "../objects.ts";
import { liesStrictlyIn, readBlock } from "../validation/blocks.ts";
import {
    labelProblems,
    oldLabelProblems,
    portNameProblems,
    portNumberProblems,
    subdomainProblems,
} from "../validation/names.ts";
import {
    duplicate,
    duplicates,
    type FieldProblem,
    forbidden,
    invalid,
    required,
    unsupported,
    wrongText,
} from "./fields.ts";
import { selectorProblems } from "./selectors.ts";

type Problems = (inputs: unknown) => FieldProblem[];

// pkg/apis/core/validation/validation.go (ValidateService) and pkg/apis/networking/validation/validation.go.

const PROTOCOLS = ["SCTP", "TCP", "UDP"];
const SERVICE_TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];

const service: Problems = (inputs) => {
    const spec = recordAt(inputs, "spec");
    const type = textAt(spec, "type") ?? "ClusterIP";
    const ports = listAt(spec, "ports");
    const needsPorts = type !== "ExternalName" && textAt(spec, "clusterIP") !== "None";
    const isKnown =
        !("type" in spec && spec["type"] === undefined) && !("ports" in spec && spec["ports"] === undefined);
    const pairs = ports.map((port) => `${textAt(port, "protocol") ?? "TCP"} ${numberAt(port, "port") ?? ""}`);
    return [
        ...(SERVICE_TYPES.includes(type) ? [] : [unsupported("spec.type", type, SERVICE_TYPES)]),
        ...(needsPorts && isKnown && isRecord(at(inputs, "spec")) && ports.length === 0
            ? [required("spec.ports")]
            : []),
        ...ports.flatMap((port, index) => servicePortProblems(port, `spec.ports[${index}]`, type, ports.length > 1)),
        ...duplicates(ports.map((port, index) => ({ path: `spec.ports[${index}].name`, name: textAt(port, "name") }))),
        ...pairs.flatMap((pair, index) =>
            pairs.indexOf(pair) < index && !pair.endsWith(" ")
                ? [
                      duplicate(`spec.ports[${index}]`, {
                          protocol: pair.split(" ")[0],
                          port: Number(pair.split(" ")[1]),
                      }),
                  ]
                : [],
        ),
        ...(type === "ExternalName" && !("externalName" in spec) ? [required("spec.externalName")] : []),
    ];
};

function servicePortProblems(port: unknown, path: string, type: string, hasOthers: boolean): FieldProblem[] {
    const [number, target, node] = [numberAt(port, "port"), at(port, "targetPort"), numberAt(port, "nodePort")];
    return [
        ...(hasOthers && isRecord(port) && !("name" in port) ? [required(`${path}.name`)] : []),
        ...wrongText(`${path}.name`, textAt(port, "name"), labelProblems),
        ...(number === undefined
            ? []
            : portNumberProblems(number).map((words) => invalid(`${path}.port`, number, words))),
        ...(typeof target === "number"
            ? portNumberProblems(target).map((words) => invalid(`${path}.targetPort`, target, words))
            : []),
        ...(typeof target === "string" ? wrongText(`${path}.targetPort`, target, portNameProblems) : []),
        ...(node !== undefined && type === "ClusterIP"
            ? [forbidden(`${path}.nodePort`, "may not be used when `type` is 'ClusterIP'")]
            : []),
        ...(node !== undefined && type !== "ClusterIP" && (node < 30_000 || node > 32_767)
            ? [
                  invalid(
                      `${path}.nodePort`,
                      node,
                      "provided port is not in the valid range. The range of valid ports is 30000-32767",
                  ),
              ]
            : []),
    ];
}

const networkPolicy: Problems = (inputs) => {
    const spec = recordAt(inputs, "spec");
    const types = listAt(spec, "policyTypes");
    return [
        ...selectorProblems(spec["podSelector"], "spec.podSelector"),
        ...(["ingress", "egress"] as const).flatMap((way) =>
            listAt(spec, way).flatMap((rule, index) => ruleProblems(rule, `spec.${way}[${index}]`, way)),
        ),
        ...types.flatMap((type, index) =>
            typeof type === "string" && !["Ingress", "Egress"].includes(type)
                ? [unsupported(`spec.policyTypes[${index}]`, type, ["Ingress", "Egress"])]
                : [],
        ),
    ];
};

function ruleProblems(rule: unknown, path: string, way: "ingress" | "egress"): FieldProblem[] {
    const peers = way === "ingress" ? "from" : "to";
    return [
        ...listAt(rule, "ports").flatMap((port, index) => policyPortProblems(port, `${path}.ports[${index}]`)),
        ...listAt(rule, peers).flatMap((peer, index) => peerProblems(peer, `${path}.${peers}[${index}]`)),
    ];
}

function policyPortProblems(port: unknown, path: string): FieldProblem[] {
    const [protocol, name, number, end] = [
        textAt(port, "protocol"),
        textAt(port, "port"),
        numberAt(port, "port"),
        numberAt(port, "endPort"),
    ];
    return [
        ...(protocol !== undefined && !PROTOCOLS.includes(protocol)
            ? [unsupported(`${path}.protocol`, protocol, PROTOCOLS)]
            : []),
        ...wrongText(`${path}.port`, name, portNameProblems),
        ...(number === undefined
            ? []
            : portNumberProblems(number).map((words) => invalid(`${path}.port`, number, words))),
        ...(end !== undefined && number !== undefined && end < number
            ? [invalid(`${path}.endPort`, end, "must be greater than or equal to `port`")]
            : []),
        ...(end !== undefined && name !== undefined
            ? [invalid(`${path}.endPort`, end, "may not be specified when `port` is non-numeric")]
            : []),
    ];
}

function peerProblems(peer: unknown, path: string): FieldProblem[] {
    if (!isRecord(peer)) return [];
    const given = ["podSelector", "namespaceSelector", "ipBlock"].filter((name) => name in peer && peer[name] !== null);
    return [
        ...(given.length === 0 ? [required(path, "must specify a peer")] : []),
        ...(given.length > 1 && given.includes("ipBlock")
            ? [forbidden(path, "may not specify both ipBlock and another peer")]
            : []),
        ...selectorProblems(peer["podSelector"], `${path}.podSelector`),
        ...selectorProblems(peer["namespaceSelector"], `${path}.namespaceSelector`),
        ...blockProblems(peer["ipBlock"], `${path}.ipBlock`),
    ];
}

const NO_BLOCK = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

function blockProblems(block: unknown, path: string): FieldProblem[] {
    if (!isRecord(block)) return [];
    const cidr = textAt(block, "cidr");
    if (!("cidr" in block) || cidr === "") return [required(`${path}.cidr`)];
    if (cidr === undefined) return [];
    const outer = readBlock(cidr);
    if (outer === undefined) return [invalid(`${path}.cidr`, cidr, NO_BLOCK)];
    return listAt(block, "except").flatMap((except, index) => {
        if (typeof except !== "string") return [];
        const inner = readBlock(except);
        if (inner === undefined) return [invalid(`${path}.except[${index}]`, except, NO_BLOCK)];
        return liesStrictlyIn(inner, outer)
            ? []
            : [invalid(`${path}.except[${index}]`, except, "must be a strict subset of `cidr`")];
    });
}

const ingress: Problems = (inputs) => {
    const spec = recordAt(inputs, "spec");
    const rules = listAt(spec, "rules");
    const isOpen =
        isRecord(at(inputs, "spec")) && !("defaultBackend" in spec) && "rules" in spec === Array.isArray(spec["rules"]);
    return [
        ...(isOpen && rules.length === 0
            ? [invalid("spec", rules, "either `defaultBackend` or `rules` must be specified")]
            : []),
        ...backendProblems(spec["defaultBackend"], "spec.defaultBackend"),
        ...rules.flatMap((rule, index) => {
            const path = `spec.rules[${index}]`;
            const paths = listAt(rule, "http", "paths");
            return [
                ...hostProblems(textAt(rule, "host"), `${path}.host`),
                ...(isRecord(at(rule, "http")) && !("paths" in recordAt(rule, "http"))
                    ? [required(`${path}.http.paths`)]
                    : []),
                ...paths.flatMap((one, position) => pathProblems(one, `${path}.http.paths[${position}]`)),
            ];
        }),
    ];
};

function hostProblems(host: string | undefined, path: string): FieldProblem[] {
    if (host === undefined || host === "") return [];
    if (isIP(host) !== 0) return [invalid(path, host, "must be a DNS name, not an IP address")];
    // A wildcard stands for the first label alone.
    return wrongText(path, host.startsWith("*.") ? host.slice(2) : host, subdomainProblems);
}

const PATH_TYPES = ["Exact", "ImplementationSpecific", "Prefix"];

function pathProblems(path: unknown, at_: string): FieldProblem[] {
    if (!isRecord(path)) return [];
    if (!("pathType" in path)) return [required(`${at_}.pathType`, "pathType must be specified")];
    const [type, text] = [textAt(path, "pathType"), textAt(path, "path")];
    const needsPath = type === "Exact" || type === "Prefix";
    return [
        ...(type !== undefined && !PATH_TYPES.includes(type) ? [unsupported(`${at_}.pathType`, type, PATH_TYPES)] : []),
        ...((text !== undefined && !text.startsWith("/")) || (needsPath && !("path" in path))
            ? [invalid(`${at_}.path`, text ?? "", "must be an absolute path")]
            : []),
        ...(needsPath && text !== undefined
            ? ["//", "/./", "/../", "%2f", "%2F"]
                  .filter((part) => text.includes(part))
                  .map((part) => invalid(`${at_}.path`, text, `must not contain '${part}'`))
            : []),
        ...backendProblems(path["backend"], `${at_}.backend`),
    ];
}

function backendProblems(backend: unknown, path: string): FieldProblem[] {
    if (!isRecord(backend)) return [];
    const [hasService, hasResource] = ["service" in backend, "resource" in backend];
    if (hasService && hasResource) return [invalid(path, "", "cannot set both resource and service backends")];
    if (!hasService) return hasResource ? [] : [invalid(path, "", "resource or service backend is required")];
    const port = at(backend, "service", "port");
    const [name, number] = [textAt(port, "name"), numberAt(port, "number")];
    return [
        ...wrongText(`${path}.service.name`, textAt(backend, "service", "name"), oldLabelProblems),
        ...(name !== undefined && number !== undefined
            ? [invalid(path, "", "cannot set both port name & port number")]
            : []),
        ...(isRecord(backend["service"]) && !("port" in backend["service"])
            ? [required(path, "port name or number is required")]
            : []),
    ];
}

export const networkingProblems: Readonly<Record<string, Problems>> = {
    "/Service": service,
    "networking.k8s.io/NetworkPolicy": networkPolicy,
    "networking.k8s.io/Ingress": ingress,
};
