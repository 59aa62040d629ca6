import type { ModelContext, TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids and ARNs are written from knowledge of
// AWS and its provider and compared with no account; nothing but their looks depends on them.

/** Settings that a region has once: the provider names them by it. */
const ofRegion: TypeModel = part((context) => context.target.region);

const account = (context: ModelContext): string => context.target.account;

/** What an account, or an account in a region, has once: detectors, recorders, hubs, defaults and blocks. */
export const accountTypes: Readonly<Record<string, TypeModel>> = {
    "aws:accessanalyzer/analyzer:Analyzer": {
        taggable: true,
        defaults: { type: "ACCOUNT" },
        compute: (context) => {
            const name = context.text("analyzerName");
            return { id: name, outputs: { arn: context.arn("access-analyzer", `analyzer/${name}`) } };
        },
    },
    "aws:accessanalyzer/archiveRule:ArchiveRule": part(joined("/", "analyzerName", "ruleName")),
    "aws:cfg/recorder:Recorder": part(joined("", "name"), { autoname: { property: "name", maxLength: 256 } }),
    "aws:cfg/deliveryChannel:DeliveryChannel": part(joined("", "name"), {
        autoname: { property: "name", maxLength: 256 },
    }),
    "aws:cfg/recorderStatus:RecorderStatus": part(joined("", "name"), {
        autoname: { property: "name", maxLength: 256 },
    }),
    "aws:cfg/retentionConfiguration:RetentionConfiguration": part(() => "default", {
        outputs: () => ({ name: "default" }),
    }),
    "aws:ebs/defaultKmsKey:DefaultKmsKey": part(joined("", "keyArn")),
    "aws:ebs/encryptionByDefault:EncryptionByDefault": part((context) => `terraform-${context.hex("default", 26)}`, {
        defaults: { enabled: true },
    }),
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": ofRegion,
    "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": ofRegion,
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": ofRegion,
    "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": part((context) => context.target.region, {
        outputs: ({ target }) => ({ awsAccountId: target.account, awsRegion: target.region }),
    }),
    "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": part(
        (context) => context.ec2Id("vpcbpa-exclude"),
        {
            taggable: true,
            outputs: (context) => ({
                resourceArn: context.has("vpcId")
                    ? context.arn("ec2", `vpc/${context.text("vpcId")}`)
                    : context.arn("ec2", `subnet/${context.text("subnetId")}`),
            }),
        },
    ),
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": part(account, {
        outputs: (context) => ({ registryId: account(context) }),
    }),
    "aws:guardduty/detectorFeature:DetectorFeature": part(joined("/", "detectorId", "name")),
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": part(() => "iam-account-password-policy", {
        global: true,
        defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
        outputs: (context) => ({ expirePasswords: context.has("maxPasswordAge") }),
    }),
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": part(account, {
        global: true,
        defaults: {
            blockPublicAcls: false,
            blockPublicPolicy: false,
            ignorePublicAcls: false,
            restrictPublicBuckets: false,
        },
        outputs: (context) => ({ accountId: account(context) }),
    }),
    "aws:securityhub/account:Account": part(account, {
        defaults: { autoEnableControls: true, enableDefaultStandards: true },
        outputs: (context) => ({ arn: context.arn("securityhub", "hub/default") }),
    }),
    "aws:securityhub/standardsSubscription:StandardsSubscription": {
        compute: (context) => {
            const standard = context.text("standardsArn").replace(/^.*?:+(standards|ruleset)\//, "");
            const arn = context.arn("securityhub", `subscription/${standard}`);
            return { id: arn, outputs: { arn } };
        },
    },
};
