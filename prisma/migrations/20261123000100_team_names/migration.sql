-- CreateTable
CREATE TABLE "team" (
    "portal_id" BIGINT NOT NULL,
    "team_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("portal_id","team_id")
);
