import * as aws from "@pulumi/aws";

export default () => {
    new aws.sns.Topic("before");
    fail();
};

function fail() {
    throw new Error("something is wrong");
}
