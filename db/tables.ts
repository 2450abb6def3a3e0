// Every table, as Kysely sees it. The portable subset both engines share:
// text ids made in TypeScript (UUIDv7), instants as ISO-8601 UTC text, JSON in text parsed at the edge,
// nullable instants instead of booleans, whole numbers only, `revision` for optimistic concurrency.
import type { Kysely, Transaction } from 'kysely'
import type {
  AskedQuestionsTable,
  ExceptionsTable,
  ExperimentsTable,
  MailRulesTable,
  PublicAnswersTable,
  QuestionAnswersTable,
  ReadCountsTable,
  ReadWeeksTable,
  ReadsTable,
} from './tables/asking'
import type { IncidentLogTable, IncidentTicksTable, IncidentsTable } from './tables/incidents'
import type {
  AudiencesTable,
  CalendarLinksTable,
  DepartmentsTable,
  GroupMembershipsTable,
  GroupsTable,
  HeaderMappingsTable,
  LinksTable,
  MembershipsTable,
  OrganisationTable,
  PeopleListLinesTable,
  PeopleListsTable,
  PeopleTable,
  PersonMergesTable,
  ProfileRevisionsTable,
  ProfileTable,
  RoleGrantsTable,
  SessionsTable,
  SignInAttemptsTable,
  SubmissionsTable,
} from './tables/people'
import type {
  CommentsTable,
  DraftEditorsTable,
  DraftsTable,
  ExpertLinksTable,
  ImportsTable,
  MentionsTable,
  PoliciesTable,
  SuggestionsTable,
  TemplateCopiesTable,
  ThreadsTable,
  UploadedTemplatesTable,
  WordReturnsTable,
  WordStylesTable,
} from './tables/drafting'
import type {
  AffirmationsTable,
  ApprovalPathsTable,
  DecisionsTable,
  DelegationsTable,
  EffectsTable,
  GovernanceTable,
  PublicationPlansTable,
  PublicationsTable,
  ReminderDaysTable,
  RemindersTable,
  RetirementsTable,
  RoundApproversTable,
  RoundStepsTable,
  RoundsTable,
  VersionsTable,
  WithdrawalsTable,
} from './tables/approval'
import type {
  AcknowledgementsTable,
  CampaignCountsTable,
  CampaignDaysTable,
  CampaignPlansTable,
  CampaignTargetsTable,
  CampaignVersionsTable,
  CampaignsTable,
  DeclinesTable,
  ExemptionsTable,
  KeptAcknowledgementsTable,
} from './tables/reading'
import type {
  AnchorsTable,
  ErrandsTable,
  EvidencePacksTable,
  LedgerChainTable,
  LedgerEntriesTable,
  LedgerHeadTable,
  LedgerNamesTable,
  MirrorCommitsTable,
  OutboxTable,
  SigningKeysTable,
} from './tables/record'

import type {
  CheckQuestionsTable,
  CampaignChecksTable,
  CheckAttemptsTable,
  CheckGrantsTable,
  CheckCountsTable,
  KioskCodesTable,
} from './tables/understanding'

export type Database = {
  organisation: OrganisationTable
  people: PeopleTable
  role_grants: RoleGrantsTable
  departments: DepartmentsTable
  memberships: MembershipsTable
  sessions: SessionsTable
  links: LinksTable
  sign_in_attempts: SignInAttemptsTable
  submissions: SubmissionsTable
  people_lists: PeopleListsTable
  people_list_lines: PeopleListLinesTable
  header_mappings: HeaderMappingsTable
  person_merges: PersonMergesTable
  audiences: AudiencesTable
  policies: PoliciesTable
  drafts: DraftsTable
  draft_editors: DraftEditorsTable
  template_copies: TemplateCopiesTable
  uploaded_templates: UploadedTemplatesTable
  profile: ProfileTable
  profile_revisions: ProfileRevisionsTable
  groups: GroupsTable
  group_memberships: GroupMembershipsTable
  imports: ImportsTable
  versions: VersionsTable
  governance: GovernanceTable
  approval_paths: ApprovalPathsTable
  delegations: DelegationsTable
  rounds: RoundsTable
  round_steps: RoundStepsTable
  round_approvers: RoundApproversTable
  decisions: DecisionsTable
  publications: PublicationsTable
  publication_plans: PublicationPlansTable
  effects: EffectsTable
  affirmations: AffirmationsTable
  withdrawals: WithdrawalsTable
  retirements: RetirementsTable
  reminders: RemindersTable
  reminder_days: ReminderDaysTable
  calendar_links: CalendarLinksTable
  word_returns: WordReturnsTable
  word_styles: WordStylesTable
  signing_keys: SigningKeysTable
  anchors: AnchorsTable
  evidence_packs: EvidencePacksTable
  mirror_commits: MirrorCommitsTable
  errands: ErrandsTable
  campaigns: CampaignsTable
  campaign_versions: CampaignVersionsTable
  campaign_targets: CampaignTargetsTable
  campaign_counts: CampaignCountsTable
  campaign_days: CampaignDaysTable
  acknowledgements: AcknowledgementsTable
  campaign_plans: CampaignPlansTable
  kept_acknowledgements: KeptAcknowledgementsTable
  declines: DeclinesTable
  exemptions: ExemptionsTable
  check_questions: CheckQuestionsTable
  campaign_checks: CampaignChecksTable
  check_attempts: CheckAttemptsTable
  check_grants: CheckGrantsTable
  check_counts: CheckCountsTable
  kiosk_codes: KioskCodesTable
  asked_questions: AskedQuestionsTable
  question_answers: QuestionAnswersTable
  public_answers: PublicAnswersTable
  exceptions: ExceptionsTable
  experiments: ExperimentsTable
  mail_rules: MailRulesTable
  read_weeks: ReadWeeksTable
  reads: ReadsTable
  read_counts: ReadCountsTable
  incidents: IncidentsTable
  incident_ticks: IncidentTicksTable
  incident_log: IncidentLogTable
  expert_links: ExpertLinksTable
  threads: ThreadsTable
  comments: CommentsTable
  suggestions: SuggestionsTable
  mentions: MentionsTable
  outbox: OutboxTable
  ledger_entries: LedgerEntriesTable
  ledger_names: LedgerNamesTable
  ledger_chain: LedgerChainTable
  ledger_head: LedgerHeadTable
}

/** Reads take `Db`; writes take `Trx`, so that writing outside a transaction does not compile. */
export type Db = Kysely<Database>
export type Trx = Transaction<Database>

export type { Instant } from './tables/columns'
export type * from './tables/people'
export type * from './tables/drafting'
export type * from './tables/approval'
export type * from './tables/reading'
export type * from './tables/incidents'
export type * from './tables/asking'
export type * from './tables/understanding'
export type * from './tables/record'
