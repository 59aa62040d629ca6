import type { Rule } from "../../rule/rule.ts";
import { k8sAutoscaler } from "./k8sAutoscaler.ts";
import { k8sCapabilities } from "./k8sCapabilities.ts";
import { k8sClusterAdmin } from "./k8sClusterAdmin.ts";
import { k8sDisruptionBudget } from "./k8sDisruptionBudget.ts";
import { k8sEgressDns } from "./k8sEgressDns.ts";
import { k8sHostNamespaces } from "./k8sHostNamespaces.ts";
import { k8sHostPathPort } from "./k8sHostPathPort.ts";
import { k8sImagePinned } from "./k8sImagePinned.ts";
import { k8sIngress } from "./k8sIngress.ts";
import { k8sIngressBackend } from "./k8sIngressBackend.ts";
import { k8sLabels } from "./k8sLabels.ts";
import { k8sNamespace } from "./k8sNamespace.ts";
import { k8sNetworkPeer } from "./k8sNetworkPeer.ts";
import { k8sNetworkPolicy } from "./k8sNetworkPolicy.ts";
import { k8sPodSecurityLabel } from "./k8sPodSecurityLabel.ts";
import { k8sPortName } from "./k8sPortName.ts";
import { k8sPrivilegeEscalation } from "./k8sPrivilegeEscalation.ts";
import { k8sPrivileged } from "./k8sPrivileged.ts";
import { k8sProbePort } from "./k8sProbePort.ts";
import { k8sProbes } from "./k8sProbes.ts";
import { k8sRbacRiskyBinding } from "./k8sRbacRiskyBinding.ts";
import { k8sRbacWildcard } from "./k8sRbacWildcard.ts";
import { k8sReadonlyRoot } from "./k8sReadonlyRoot.ts";
import { k8sReference } from "./k8sReference.ts";
import { k8sResources } from "./k8sResources.ts";
import { k8sRestartPolicy } from "./k8sRestartPolicy.ts";
import { k8sRollout } from "./k8sRollout.ts";
import { k8sRunAsNonroot } from "./k8sRunAsNonroot.ts";
import { k8sSaToken } from "./k8sSaToken.ts";
import { k8sSeccomp } from "./k8sSeccomp.ts";
import { k8sSecretEnv } from "./k8sSecretEnv.ts";
import { k8sSelector } from "./k8sSelector.ts";
import { k8sSelectsPods } from "./k8sSelectsPods.ts";
import { k8sServiceExposure } from "./k8sServiceExposure.ts";
import { k8sTargetPort } from "./k8sTargetPort.ts";
import { k8sTerminationGrace } from "./k8sTerminationGrace.ts";
import { k8sVolumeMount } from "./k8sVolumeMount.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    k8sAutoscaler,
    k8sCapabilities,
    k8sClusterAdmin,
    k8sDisruptionBudget,
    k8sEgressDns,
    k8sHostNamespaces,
    k8sHostPathPort,
    k8sImagePinned,
    k8sIngress,
    k8sIngressBackend,
    k8sLabels,
    k8sNamespace,
    k8sNetworkPeer,
    k8sNetworkPolicy,
    k8sPodSecurityLabel,
    k8sPortName,
    k8sPrivilegeEscalation,
    k8sPrivileged,
    k8sProbePort,
    k8sProbes,
    k8sRbacRiskyBinding,
    k8sRbacWildcard,
    k8sReadonlyRoot,
    k8sReference,
    k8sResources,
    k8sRestartPolicy,
    k8sRollout,
    k8sRunAsNonroot,
    k8sSaToken,
    k8sSeccomp,
    k8sSecretEnv,
    k8sSelector,
    k8sSelectsPods,
    k8sServiceExposure,
    k8sTargetPort,
    k8sTerminationGrace,
    k8sVolumeMount,
];
