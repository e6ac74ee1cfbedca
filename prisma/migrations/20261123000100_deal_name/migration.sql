-- CreateTable
CREATE TABLE "deal_name" (
    "portal_id" BIGINT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "deal_name_pkey" PRIMARY KEY ("portal_id","deal_id")
);
