import * as pulumi from "@pulumi/pulumi";

new pulumi.Config().require("wanted");
