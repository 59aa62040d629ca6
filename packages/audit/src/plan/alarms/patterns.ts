/** A filter for calls of these names, of one service where others have calls of the same name. */
export function calls(names: readonly string[], service?: string): string {
    const named = names.map((name) => `($.eventName = ${name})`).join(" || ");
    return service === undefined ? `{ ${named} }` : `{ ($.eventSource = ${service}.amazonaws.com) && (${named}) }`;
}

/** CloudWatch Logs API Reference, PutMetricFilter, filterPattern. */
export const LONGEST_PATTERN = 1024;

/**
 * What each alarm counts, as a filter over CloudTrail's events. The calls are those of CIS AWS Foundations Benchmark 3.0, 4.1
 * to 4.15, in its order, and roles for emergencies.
 */
export const patterns = {
    unauthorizedCalls: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    consoleWithoutMfa:
        '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    rootUse:
        '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    // Whoever tries counts, too. The path is that of BreakGlassRole in @plinth/roles.
    breakGlassUse: "{ ($.eventName = AssumeRole) && ($.requestParameters.roleArn = %:role/break-glass/%) }",
    iamChanges: calls(
        [
            "DeleteGroupPolicy",
            "DeleteRolePolicy",
            "DeleteUserPolicy",
            "PutGroupPolicy",
            "PutRolePolicy",
            "PutUserPolicy",
            "CreatePolicy",
            "DeletePolicy",
            "CreatePolicyVersion",
            "DeletePolicyVersion",
            "AttachRolePolicy",
            "DetachRolePolicy",
            "AttachUserPolicy",
            "DetachUserPolicy",
            "AttachGroupPolicy",
            "DetachGroupPolicy",
        ],
        "iam",
    ),
    trailChanges: calls(["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"]),
    consoleFailures: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    keyDeletion: calls(["DisableKey", "ScheduleKeyDeletion"], "kms"),
    bucketPolicyChanges: calls(
        [
            "PutBucketAcl",
            "PutBucketPolicy",
            "PutBucketCors",
            "PutBucketLifecycle",
            "PutBucketReplication",
            "DeleteBucketPolicy",
            "DeleteBucketCors",
            "DeleteBucketLifecycle",
            "DeleteBucketReplication",
        ],
        "s3",
    ),
    configChanges: calls(
        ["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
        "config",
    ),
    securityGroupChanges: calls([
        "AuthorizeSecurityGroupIngress",
        "AuthorizeSecurityGroupEgress",
        "RevokeSecurityGroupIngress",
        "RevokeSecurityGroupEgress",
        "CreateSecurityGroup",
        "DeleteSecurityGroup",
    ]),
    networkAclChanges: calls([
        "CreateNetworkAcl",
        "CreateNetworkAclEntry",
        "DeleteNetworkAcl",
        "DeleteNetworkAclEntry",
        "ReplaceNetworkAclEntry",
        "ReplaceNetworkAclAssociation",
    ]),
    gatewayChanges: calls([
        "CreateCustomerGateway",
        "DeleteCustomerGateway",
        "AttachInternetGateway",
        "CreateInternetGateway",
        "DeleteInternetGateway",
        "DetachInternetGateway",
    ]),
    routeChanges: calls(
        [
            "CreateRoute",
            "CreateRouteTable",
            "ReplaceRoute",
            "ReplaceRouteTableAssociation",
            "DeleteRouteTable",
            "DeleteRoute",
            "DisassociateRouteTable",
        ],
        "ec2",
    ),
    vpcChanges: calls([
        "CreateVpc",
        "DeleteVpc",
        "ModifyVpcAttribute",
        "AcceptVpcPeeringConnection",
        "CreateVpcPeeringConnection",
        "DeleteVpcPeeringConnection",
        "RejectVpcPeeringConnection",
    ]),
    organizationChanges: calls(
        [
            "AcceptHandshake",
            "AttachPolicy",
            "CreateAccount",
            "CreateOrganizationalUnit",
            "CreatePolicy",
            "DeclineHandshake",
            "DeleteOrganization",
            "DeleteOrganizationalUnit",
            "DeletePolicy",
            "DetachPolicy",
            "DisablePolicyType",
            "EnablePolicyType",
            "InviteAccountToOrganization",
            "LeaveOrganization",
            "MoveAccount",
            "RemoveAccountFromOrganization",
            "UpdateOrganizationalUnit",
            "UpdatePolicy",
        ],
        "organizations",
    ),
} as const;

/** What a metric filter counts. */
export type Counted = keyof typeof patterns;
