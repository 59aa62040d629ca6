import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import {
    MetadataDefaults,
    PasswordPolicy,
    RegistryScanning,
    SharingBlock,
    VolumeEncryption,
    VpcBlock,
} from "./index.ts";
import { created, refused, statements } from "./testdata/arguments.ts";

describe("VolumeEncryption", () => {
    it("encrypts with the account's own key unless it is told which", async () => {
        const made = await record(() => new VolumeEncryption("volumes", created));
        assert.equal(made.only("aws:ebs/encryptionByDefault:EncryptionByDefault")["enabled"], true);
        assert.equal(made.all("aws:ebs/defaultKmsKey:DefaultKmsKey").length, 0);
    });

    it("has a key that everyone of the account uses through EC2, Auto Scaling among them, and stays behind", async () => {
        const made = await record(() => new VolumeEncryption("volumes", { ...created, key: { from: "own" } }));
        const key = made.resource("aws:kms/key:Key", "volumes-key");
        const policy = statements(key.inputs["policy"]);
        assert.deepEqual(policy["VolumesOfTheAccount"]?.Condition, {
            StringEquals: { "kms:CallerAccount": "555555555555", "kms:ViaService": "ec2.eu-west-1.amazonaws.com" },
        });
        assert.equal(key.options.retainOnDelete, true);
        const used = made.resource("aws:ebs/defaultKmsKey:DefaultKmsKey", "volumes-key");
        assert.match(used.propertyDependencies["keyArn"]?.join() ?? "", /kms\/key:Key::volumes-key$/);
    });

    it("refuses an alias where EBS takes a key", () => {
        const key = { from: "existing", keyArn: "arn:aws:kms:eu-west-1:555555555555:alias/ebs" } as const;
        assert.deepEqual(
            refused(() => new VolumeEncryption("volumes", { ...created, key })),
            ["key.keyArn: must be the ARN of a KMS key: EBS takes no alias here"],
        );
    });
});

describe("PasswordPolicy", () => {
    it("asks for what CIS asks for", async () => {
        const made = await record(() => new PasswordPolicy("passwords", created));
        assert.deepEqual(made.only("aws:iam/accountPasswordPolicy:AccountPasswordPolicy"), {
            minimumPasswordLength: 14,
            passwordReusePrevention: 24,
            maxPasswordAge: 90,
            requireLowercaseCharacters: true,
            requireUppercaseCharacters: true,
            requireNumbers: true,
            requireSymbols: true,
            allowUsersToChangePassword: true,
            hardExpiry: false,
        });
    });

    it("refuses less than CIS asks for, and more than IAM takes", () => {
        assert.deepEqual(
            refused(
                () => new PasswordPolicy("p", { ...created, minimumLength: 13, remembered: 25, maximumAgeDays: 0 }),
            ),
            [
                "minimumLength: must be a whole number from 14 to 128",
                "remembered: must be a whole number from 1 to 24",
                "maximumAgeDays: must be a whole number from 1 to 1095",
            ],
        );
    });
});

describe("defaults of machines, images and snapshots", () => {
    it("ask for IMDSv2, one hop far, without tags", async () => {
        const made = await record(() => new MetadataDefaults("metadata", created));
        assert.deepEqual(made.only("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults"), {
            httpTokens: "required",
            httpEndpoint: "enabled",
            httpPutResponseHopLimit: 1,
            instanceMetadataTags: "disabled",
        });
        assert.deepEqual(
            refused(() => new MetadataDefaults("metadata", { ...created, hopLimit: 65 })),
            ["hopLimit: must be a whole number from 1 to 64"],
        );
    });

    it("scan every image when it is pushed, or on and on by Inspector", async () => {
        const SCANNING = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
        const repositoryFilters = [{ filter: "*", filterType: "WILDCARD" }];
        const basic = await record(() => new RegistryScanning("registry", created));
        assert.deepEqual(basic.only(SCANNING), {
            scanType: "BASIC",
            rules: [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters }],
        });
        const enhanced = await record(() => new RegistryScanning("registry", { ...created, scan: "enhanced" }));
        assert.deepEqual(enhanced.only(SCANNING)["rules"], [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters }]);
        assert.deepEqual(
            refused(() => new RegistryScanning("registry", { ...created, when: "continuous" })),
            ["when: must be push with basic scanning: only Inspector scans on"],
        );
    });

    it("let no snapshot and no image become public", async () => {
        const made = await record(() => new SharingBlock("sharing", created));
        const { state } = made.only("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess");
        const images = made.only("aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess");
        assert.deepEqual([state, images["state"]], ["block-all-sharing", "block-new-sharing"]);
    });
});

describe("VpcBlock", () => {
    const vpcId = "vpc-0a1b2c3d4e5f60718";

    it("knows what it leaves alone before it cuts anything", async () => {
        const exclusions = { shop: { mode: "allow-bidirectional", vpcId } } as const;
        const args = { ...created, blockMode: "block-bidirectional", exclusions } as const;
        const made = await record(() => new VpcBlock("vpcs", args));
        const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
        const { vpcId: excluded, internetGatewayExclusionMode } = made.named(EXCLUSION, "vpcs-exclude-shop");
        assert.deepEqual([excluded, internetGatewayExclusionMode], [vpcId, "allow-bidirectional"]);
        const options = made.resource(
            "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
            "vpcs-options",
        );
        assert.equal(options.inputs["internetGatewayBlockMode"], "block-bidirectional");
        assert.ok(options.dependencies.some((urn) => urn.endsWith("::vpcs-exclude-shop")));
    });

    it("refuses an exclusion that is no VPC, has no name, or does nothing", () => {
        const exclusions = {
            "Shop 1": { mode: "allow-bidirectional", vpcId },
            other: { mode: "allow-egress", subnetId: vpcId },
        } as const;
        assert.deepEqual(
            refused(() => new VpcBlock("vpcs", { ...created, blockMode: "block-ingress", exclusions })),
            [
                'exclusions["Shop 1"]: must have a name of up to 41 lower-case letters, digits and hyphens',
                "exclusions.other.subnetId: must be the id of a subnet",
                "exclusions.other.mode: has no effect with block-ingress, which lets everything out anyway",
            ],
        );
    });
});
