import type { Rule } from "../../rule/rule.ts";
import { k8sCapabilities } from "./k8sCapabilities.ts";
import { k8sHostNamespaces } from "./k8sHostNamespaces.ts";
import { k8sHostPathPort } from "./k8sHostPathPort.ts";
import { k8sPrivilegeEscalation } from "./k8sPrivilegeEscalation.ts";
import { k8sPrivileged } from "./k8sPrivileged.ts";
import { k8sRunAsNonroot } from "./k8sRunAsNonroot.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    k8sCapabilities,
    k8sHostNamespaces,
    k8sHostPathPort,
    k8sPrivilegeEscalation,
    k8sPrivileged,
    k8sRunAsNonroot,
];
