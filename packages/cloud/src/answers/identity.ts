import { uuid } from "../values/digits.ts";
import type { AnswerContext, Answers } from "./answer.ts";

const MOMENT = "2024-01-01T00:00:00Z";

/** Roles, policies and keys that exist already. What follows from the question alone (a name, an ARN) is not made up. */
export const identityAnswers: Answers = {
    "aws:iam/getRole:getRole": (context) => {
        const name = context.text("name") ?? "";
        return context.assumed({
            id: name,
            arn: context.arn("iam", `role/${name}`, ""),
            assumeRolePolicy: "{}",
            createDate: MOMENT,
            description: "",
            maxSessionDuration: 3600,
            name,
            path: "/",
            permissionsBoundary: "",
            roleLastUseds: [],
            tags: {},
            uniqueId: `AROA${context.hex(name, 17).toUpperCase()}`,
        });
    },
    "aws:iam/getPolicy:getPolicy": (context) => {
        const arn = context.text("arn") ?? context.arn("iam", `policy/${context.text("name") ?? "simulated"}`, "");
        return context.assumed({
            id: arn,
            arn,
            attachmentCount: 0,
            description: "",
            name: context.text("name") ?? arn.slice(arn.lastIndexOf("/") + 1),
            path: "/",
            policy: "{}",
            policyId: `ANPA${context.hex(arn, 17).toUpperCase()}`,
            tags: {},
        });
    },
    "aws:iam/getUser:getUser": (context) => {
        const name = context.text("userName") ?? "";
        return context.assumed({
            id: `AIDA${context.hex(name, 17).toUpperCase()}`,
            arn: context.arn("iam", `user/${name}`, ""),
            path: "/",
            permissionsBoundary: "",
            tags: {},
            userId: `AIDA${context.hex(name, 17).toUpperCase()}`,
            userName: name,
        });
    },
    "aws:iam/getInstanceProfile:getInstanceProfile": (context) => {
        const name = context.text("name") ?? "";
        return context.assumed({
            id: `AIPA${context.hex(name, 17).toUpperCase()}`,
            arn: context.arn("iam", `instance-profile/${name}`, ""),
            createDate: MOMENT,
            name,
            path: "/",
            roleArn: context.arn("iam", `role/${name}`, ""),
            roleId: `AROA${context.hex(name, 17).toUpperCase()}`,
            roleName: name,
        });
    },
    "aws:kms/getKey:getKey": (context) => {
        const asked = context.text("keyId") ?? "";
        const keyId = /[0-9a-f]{8}-[0-9a-f-]{27}$/.exec(asked)?.[0] ?? keyOf(context, asked);
        return context.assumed({
            id: keyId,
            arn: context.arn("kms", `key/${keyId}`),
            awsAccountId: context.target.account,
            cloudHsmClusterId: "",
            creationDate: MOMENT,
            customKeyStoreId: "",
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            deletionDate: "",
            description: "",
            enabled: true,
            expirationModel: "",
            keyManager: asked.startsWith("alias/aws/") ? "AWS" : "CUSTOMER",
            keySpec: "SYMMETRIC_DEFAULT",
            keyState: "Enabled",
            keyUsage: "ENCRYPT_DECRYPT",
            multiRegion: false,
            multiRegionConfigurations: [],
            origin: "AWS_KMS",
            pendingDeletionWindowInDays: 0,
            validTo: "",
            xksKeyConfigurations: [],
        });
    },
    "aws:kms/getAlias:getAlias": (context) => {
        const name = context.text("name") ?? "";
        const targetKeyId = keyOf(context, name);
        const arn = context.arn("kms", name);
        return context.assumed({
            id: arn,
            arn,
            name,
            targetKeyArn: context.arn("kms", `key/${targetKeyId}`),
            targetKeyId,
        });
    },
};

function keyOf(context: AnswerContext, name: string): string {
    return uuid(context.hex(`key:${name}`, 32));
}
