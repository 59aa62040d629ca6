import type { Rule } from "../rule/rule.ts";
import { ebsEncryption } from "../rules/ec2/ebsEncryption.ts";
import { ec2PublicIp } from "../rules/ec2/ec2PublicIp.ts";
import { imdsv2 } from "../rules/ec2/imdsv2.ts";
import { eksLogging } from "../rules/eks/eksLogging.ts";
import { eksPublicEndpoint } from "../rules/eks/eksPublicEndpoint.ts";
import { eksSecretsEncryption } from "../rules/eks/eksSecretsEncryption.ts";
import { elasticacheAtRest } from "../rules/elasticache/elasticacheAtRest.ts";
import { elasticacheAuth } from "../rules/elasticache/elasticacheAuth.ts";
import { elasticacheBackupFailover } from "../rules/elasticache/elasticacheBackupFailover.ts";
import { elasticacheInTransit } from "../rules/elasticache/elasticacheInTransit.ts";
import { iamAdmin } from "../rules/iam/iamAdmin.ts";
import { iamTrustWildcard } from "../rules/iam/iamTrustWildcard.ts";
import { iamWildcardResource } from "../rules/iam/iamWildcardResource.ts";
import { k8sCapabilities } from "../rules/k8s/k8sCapabilities.ts";
import { k8sHostNamespaces } from "../rules/k8s/k8sHostNamespaces.ts";
import { k8sHostPathPort } from "../rules/k8s/k8sHostPathPort.ts";
import { k8sPrivilegeEscalation } from "../rules/k8s/k8sPrivilegeEscalation.ts";
import { k8sPrivileged } from "../rules/k8s/k8sPrivileged.ts";
import { k8sRunAsNonroot } from "../rules/k8s/k8sRunAsNonroot.ts";
import { kmsPolicyPublic } from "../rules/kms/kmsPolicyPublic.ts";
import { kmsRotation } from "../rules/kms/kmsRotation.ts";
import { lbHttps } from "../rules/lb/lbHttps.ts";
import { lbTlsPolicy } from "../rules/lb/lbTlsPolicy.ts";
import { logGroupEncryption } from "../rules/logs/logGroupEncryption.ts";
import { logRetention } from "../rules/logs/logRetention.ts";
import { snsEncryption } from "../rules/messaging/snsEncryption.ts";
import { snsSqsPolicyPublic } from "../rules/messaging/snsSqsPolicyPublic.ts";
import { sqsEncryption } from "../rules/messaging/sqsEncryption.ts";
import { rdsBackup } from "../rules/rds/rdsBackup.ts";
import { rdsDeletionProtection } from "../rules/rds/rdsDeletionProtection.ts";
import { rdsEncryption } from "../rules/rds/rdsEncryption.ts";
import { rdsMultiAz } from "../rules/rds/rdsMultiAz.ts";
import { rdsPublic } from "../rules/rds/rdsPublic.ts";
import { rdsTls } from "../rules/rds/rdsTls.ts";
import { s3Encryption } from "../rules/s3/s3Encryption.ts";
import { s3PolicyPublic } from "../rules/s3/s3PolicyPublic.ts";
import { s3PublicAccessBlock } from "../rules/s3/s3PublicAccessBlock.ts";
import { s3PublicAcl } from "../rules/s3/s3PublicAcl.ts";
import { s3TlsOnly } from "../rules/s3/s3TlsOnly.ts";
import { secretsCmk } from "../rules/secrets/secretsCmk.ts";
import { protectStateful } from "../rules/stateful/protectStateful.ts";
import { tagRequired } from "../rules/tags/tagRequired.ts";
import { dbInPublicSubnet } from "../rules/vpc/dbInPublicSubnet.ts";
import { defaultSgClosed } from "../rules/vpc/defaultSgClosed.ts";
import { sgIngressWorld } from "../rules/vpc/sgIngressWorld.ts";
import { subnetAutoPublicIp } from "../rules/vpc/subnetAutoPublicIp.ts";
import { vpcFlowLogs } from "../rules/vpc/vpcFlowLogs.ts";

/** Every rule, by service; the pack serves them in this order. A rule that is not listed here does not run. */
export const allRules: readonly Rule[] = [
    ebsEncryption,
    ec2PublicIp,
    imdsv2,
    eksLogging,
    eksPublicEndpoint,
    eksSecretsEncryption,
    elasticacheAtRest,
    elasticacheAuth,
    elasticacheBackupFailover,
    elasticacheInTransit,
    iamAdmin,
    iamTrustWildcard,
    iamWildcardResource,
    k8sCapabilities,
    k8sHostNamespaces,
    k8sHostPathPort,
    k8sPrivilegeEscalation,
    k8sPrivileged,
    k8sRunAsNonroot,
    kmsPolicyPublic,
    kmsRotation,
    lbHttps,
    lbTlsPolicy,
    logGroupEncryption,
    logRetention,
    snsEncryption,
    snsSqsPolicyPublic,
    sqsEncryption,
    rdsBackup,
    rdsDeletionProtection,
    rdsEncryption,
    rdsMultiAz,
    rdsPublic,
    rdsTls,
    s3Encryption,
    s3PolicyPublic,
    s3PublicAccessBlock,
    s3PublicAcl,
    s3TlsOnly,
    secretsCmk,
    protectStateful,
    tagRequired,
    dbInPublicSubnet,
    defaultSgClosed,
    sgIngressWorld,
    subnetAutoPublicIp,
    vpcFlowLogs,
];
