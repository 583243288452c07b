-- Written by scripts/generate-schema.ts from the migrations. Do not edit.

create extension pg_trgm;
create extension unaccent;

CREATE OR REPLACE FUNCTION public.append_to_audit_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  last audit_chain%rowtype;
begin
  perform pg_advisory_xact_lock(726964);
  select * into last from audit_chain order by position desc limit 1;
  insert into audit_chain (position, event_id, hash) values (
    coalesce(last.position, 0) + 1,
    new.id,
    sha256(coalesce(last.hash, ''::bytea) || convert_to(concat_ws(chr(31),
      new.id, new.type, new.subject_kind, new.subject_id, new.actor_kind, coalesce(new.actor_id::text, ''),
      (extract(epoch from new.occurred_at) * 1000000)::bigint, new.trace_id, new.data), 'UTF8'))
  );
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.fold(typed text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select lower(public.unaccent('public.unaccent'::regdictionary, typed)) $function$;

CREATE OR REPLACE FUNCTION public.next_ticket_number(two_digit_year integer)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  sequence text := format('ticket_number_%s', lpad(two_digit_year::text, 2, '0'));
begin
  if to_regclass(sequence) is null then
    perform pg_advisory_xact_lock(hashtext(sequence));
    execute format('create sequence if not exists %I', sequence);
  end if;
  return lpad(two_digit_year::text, 2, '0') || '-' || lpad(nextval(sequence::regclass)::text, 6, '0');
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name;
end $function$;

create table api_token (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  name text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX api_token_person_id_idx ON public.api_token USING btree (person_id);

create table attachment (
  id uuid not null,
  ticket_id uuid,
  entry_id uuid,
  sha256 text not null,
  name text not null,
  kind text not null,
  uploader_id uuid not null,
  uploaded_at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint attachment_sha256_fkey FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  constraint attachment_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint attachment_uploader_id_fkey FOREIGN KEY (uploader_id) REFERENCES person(id),
  constraint attachment_kind_check CHECK ((kind = ANY (ARRAY['log'::text, 'configuration'::text, 'screenshot'::text, 'other'::text]))),
  constraint attachment_name_check CHECK ((name <> ''::text))
);
CREATE INDEX attachment_entry_id_idx ON public.attachment USING btree (entry_id);
CREATE INDEX attachment_search ON public.attachment USING gin (fold(name) gin_trgm_ops);
CREATE INDEX attachment_sha256_idx ON public.attachment USING btree (sha256);
CREATE INDEX attachment_ticket_id_idx ON public.attachment USING btree (ticket_id);
CREATE INDEX attachment_uploader_id_uploaded_at_idx ON public.attachment USING btree (uploader_id, uploaded_at);

create table attempt (
  key text not null,
  count integer not null,
  window_ends_at timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX attempt_window_ends_at_idx ON public.attempt USING btree (window_ends_at);

create table audit_chain (
  position bigint not null,
  event_id uuid not null,
  hash bytea not null,
  constraint audit_chain_pkey PRIMARY KEY ("position"),
  constraint audit_chain_event_id_key UNIQUE (event_id),
  constraint audit_chain_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_event(id)
);
CREATE TRIGGER audit_chain_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_event (
  id uuid not null,
  type text not null,
  subject_kind text not null,
  subject_id text not null,
  actor_kind text not null,
  actor_id uuid,
  occurred_at timestamp with time zone not null,
  trace_id text not null,
  data jsonb not null,
  constraint audit_event_pkey PRIMARY KEY (id),
  constraint audit_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['visitor'::text, 'customer'::text, 'staff'::text, 'system'::text])))
);
CREATE INDEX audit_event_actor_id_occurred_at_idx ON public.audit_event USING btree (actor_id, occurred_at);
CREATE INDEX audit_event_occurred_at_idx ON public.audit_event USING btree (occurred_at);
CREATE INDEX audit_event_subject_id_occurred_at_idx ON public.audit_event USING btree (subject_id, occurred_at);
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER audit_event_chained AFTER INSERT ON audit_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION append_to_audit_chain();

create table calendar_recount (
  code text not null,
  version integer not null,
  total integer not null,
  checked integer not null,
  moved integer not null,
  updated_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint calendar_recount_pkey PRIMARY KEY (code),
  constraint calendar_recount_code_fkey FOREIGN KEY (code) REFERENCES service_calendar(code)
);

create table contract (
  id uuid not null,
  number text not null,
  valid_from date not null,
  valid_to date not null,
  renews_id uuid,
  order_number text not null default ''::text,
  created_at timestamp with time zone not null,
  search_text text not null default ''::text,
  own_words text not null default ''::text,
  constraint contract_pkey PRIMARY KEY (id),
  constraint contract_number_key UNIQUE (number),
  constraint contract_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES contract(id),
  constraint contract_check CHECK ((valid_to >= valid_from))
);
CREATE INDEX contract_renews_id_idx ON public.contract USING btree (renews_id);
CREATE INDEX contract_search ON public.contract USING gin (search_text gin_trgm_ops);
CREATE INDEX contract_valid_to_idx ON public.contract USING btree (valid_to);

create table contract_line (
  id uuid not null,
  contract_id uuid not null,
  position integer not null,
  serial text,
  serial_key text,
  licence text,
  licence_key text,
  service_type text,
  vendor text not null,
  model text not null,
  plan_version_id uuid not null,
  site_id uuid,
  room text not null default ''::text,
  valid_from date not null,
  valid_to date not null,
  replaced_by_id uuid,
  search_text text not null default ''::text,
  constraint contract_line_pkey PRIMARY KEY (id),
  constraint contract_line_contract_id_position_key UNIQUE (contract_id, "position"),
  constraint contract_line_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint contract_line_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint contract_line_replaced_by_id_fkey FOREIGN KEY (replaced_by_id) REFERENCES contract_line(id),
  constraint contract_line_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  constraint contract_line_check CHECK ((valid_to >= valid_from)),
  constraint contract_line_check1 CHECK (((serial_key IS NOT NULL) OR (licence_key IS NOT NULL) OR (service_type IS NOT NULL)))
);
CREATE INDEX contract_line_licence_key_idx ON public.contract_line USING btree (licence_key);
CREATE INDEX contract_line_plan_version_id_idx ON public.contract_line USING btree (plan_version_id);
CREATE INDEX contract_line_replaced_by_id_idx ON public.contract_line USING btree (replaced_by_id);
CREATE INDEX contract_line_search ON public.contract_line USING gin (search_text gin_trgm_ops);
CREATE INDEX contract_line_serial_key_idx ON public.contract_line USING btree (serial_key);
CREATE INDEX contract_line_site_id_idx ON public.contract_line USING btree (site_id);

create table contract_party (
  contract_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  constraint contract_party_pkey PRIMARY KEY (contract_id, organisation_id, role),
  constraint contract_party_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint contract_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint contract_party_role_check CHECK ((role = ANY (ARRAY['buyer'::text, 'end_user'::text, 'recipient'::text, 'partner'::text])))
);
CREATE INDEX contract_party_organisation_id_contract_id_idx ON public.contract_party USING btree (organisation_id, contract_id);

create table email_change (
  id uuid not null,
  person_id uuid not null,
  old_email text not null,
  new_email text not null,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  reverted_at timestamp with time zone,
  constraint email_change_pkey PRIMARY KEY (id),
  constraint email_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX email_change_person_id_idx ON public.email_change USING btree (person_id);

create table enquiry (
  id uuid not null,
  number text not null,
  kind text not null,
  state text not null,
  name text not null,
  company text not null,
  email text not null,
  email_key text not null,
  phone text not null,
  subject text not null,
  message text not null,
  tax_id text not null,
  contract_number text not null,
  serial text not null,
  language text not null,
  person_id uuid,
  held text,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ticket_id uuid,
  handled_by uuid,
  handled_at timestamp with time zone,
  reason text not null default ''::text,
  constraint enquiry_pkey PRIMARY KEY (id),
  constraint enquiry_number_key UNIQUE (number),
  constraint enquiry_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES person(id),
  constraint enquiry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint enquiry_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint enquiry_held_check CHECK ((held = ANY (ARRAY['no_match'::text, 'not_active'::text, 'too_many'::text]))),
  constraint enquiry_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'emergency'::text]))),
  constraint enquiry_language_check CHECK ((language = ANY (ARRAY['pl'::text, 'en'::text]))),
  constraint enquiry_state_check CHECK ((state = ANY (ARRAY['received'::text, 'review'::text, 'answered'::text, 'promoted'::text, 'dismissed'::text])))
);
CREATE INDEX enquiry_contract ON public.enquiry USING btree (contract_number, received_at) WHERE (kind = 'emergency'::text);
CREATE INDEX enquiry_handled_by_idx ON public.enquiry USING btree (handled_by);
CREATE INDEX enquiry_person_id_idx ON public.enquiry USING btree (person_id);
CREATE INDEX enquiry_review ON public.enquiry USING btree (due_at) WHERE (state = ANY (ARRAY['received'::text, 'review'::text]));
CREATE INDEX enquiry_sender ON public.enquiry USING btree (email_key, confirmed_at);
CREATE INDEX enquiry_ticket_id_idx ON public.enquiry USING btree (ticket_id);

create table enquiry_entry (
  id uuid not null,
  enquiry_id uuid not null,
  side text not null,
  author_id uuid,
  author_name text not null,
  body text not null,
  raw_mail_id uuid,
  written_at timestamp with time zone not null,
  constraint enquiry_entry_pkey PRIMARY KEY (id),
  constraint enquiry_entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint enquiry_entry_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES enquiry(id),
  constraint enquiry_entry_raw_mail_id_fkey FOREIGN KEY (raw_mail_id) REFERENCES raw_mail(id),
  constraint enquiry_entry_body_check CHECK ((body <> ''::text)),
  constraint enquiry_entry_side_check CHECK ((side = ANY (ARRAY['enquirer'::text, 'support'::text])))
);
CREATE INDEX enquiry_entry_author_id_idx ON public.enquiry_entry USING btree (author_id);
CREATE INDEX enquiry_entry_enquiry_id_written_at_idx ON public.enquiry_entry USING btree (enquiry_id, written_at);
CREATE INDEX enquiry_entry_raw_mail_id_idx ON public.enquiry_entry USING btree (raw_mail_id);

create table entitlement_claim (
  id uuid not null,
  person_id uuid not null,
  contract_number text not null,
  contract_id uuid,
  outcome text not null,
  reason text not null,
  claimed_at timestamp with time zone not null,
  ip text not null default ''::text,
  reviewed_at timestamp with time zone,
  constraint entitlement_claim_pkey PRIMARY KEY (id),
  constraint entitlement_claim_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint entitlement_claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint entitlement_claim_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text, 'held'::text])))
);
CREATE INDEX entitlement_claim_contract_id_idx ON public.entitlement_claim USING btree (contract_id);
CREATE INDEX entitlement_claim_contract_number_claimed_at_idx ON public.entitlement_claim USING btree (contract_number, claimed_at);
CREATE INDEX entitlement_claim_ip_claimed_at_idx ON public.entitlement_claim USING btree (ip, claimed_at);
CREATE INDEX entitlement_claim_person_id_claimed_at_idx ON public.entitlement_claim USING btree (person_id, claimed_at);

create table entry (
  id uuid not null,
  ticket_id uuid not null,
  position integer not null,
  kind text not null,
  side text not null,
  author_id uuid,
  author_name text not null,
  channel text not null,
  language text not null,
  body text not null,
  event text,
  data jsonb not null default '{}'::jsonb,
  sent_at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_ticket_id_position_key UNIQUE (ticket_id, "position"),
  constraint entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint entry_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint entry_channel_check CHECK ((channel = ANY (ARRAY['portal'::text, 'phone'::text, 'mail'::text, 'api'::text, 'emergency'::text, 'contact'::text, 'import'::text]))),
  constraint entry_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'note'::text, 'event'::text]))),
  constraint entry_language_check CHECK ((language = ANY (ARRAY['pl'::text, 'en'::text]))),
  constraint entry_side_check CHECK ((side = ANY (ARRAY['customer'::text, 'partner'::text, 'support'::text, 'system'::text])))
);
CREATE INDEX entry_author_id_idx ON public.entry USING btree (author_id);
CREATE INDEX entry_search ON public.entry USING gin (fold(body) gin_trgm_ops);

create table escalation_version (
  version integer not null,
  definition jsonb not null,
  reason text not null,
  changed_at timestamp with time zone not null,
  constraint escalation_version_pkey PRIMARY KEY (version)
);

create table idempotency (
  owner text not null,
  key text not null,
  request_hash text not null,
  result jsonb not null,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_created_at_idx ON public.idempotency USING btree (created_at);

create table known_device (
  person_id uuid not null,
  device_hash bytea not null,
  first_seen_at timestamp with time zone not null,
  constraint known_device_pkey PRIMARY KEY (person_id, device_hash),
  constraint known_device_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);

create table mail_bounce (
  outbound_mail_id uuid not null,
  is_hard boolean not null,
  code text not null,
  bounced_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint mail_bounce_pkey PRIMARY KEY (outbound_mail_id),
  constraint mail_bounce_outbound_mail_id_fkey FOREIGN KEY (outbound_mail_id) REFERENCES outbound_mail(id)
);

create table mail_link (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  token_hash bytea not null,
  browser_hash bytea,
  payload jsonb not null default '{}'::jsonb,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint mail_link_pkey PRIMARY KEY (id),
  constraint mail_link_token_hash_key UNIQUE (token_hash),
  constraint mail_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint mail_link_purpose_check CHECK ((purpose = ANY (ARRAY['activate'::text, 'reset_password'::text, 'confirm_email'::text, 'revert_email'::text, 'revoke_grant'::text])))
);
CREATE INDEX mail_link_person_id_idx ON public.mail_link USING btree (person_id);

create table mail_pause (
  host text not null,
  failures integer not null,
  paused_until timestamp with time zone not null,
  last_error text not null,
  constraint mail_pause_pkey PRIMARY KEY (host)
);

create table mail_round (
  name text not null,
  day date not null,
  constraint mail_round_pkey PRIMARY KEY (name)
);

create table mail_template_version (
  id uuid not null,
  template text not null,
  version integer not null,
  texts jsonb not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint mail_template_version_pkey PRIMARY KEY (id),
  constraint mail_template_version_template_version_key UNIQUE (template, version),
  constraint mail_template_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
  constraint mail_template_version_template_check CHECK ((template <> ''::text)),
  constraint mail_template_version_version_check CHECK ((version > 0))
);
CREATE INDEX mail_template_version_written_by_idx ON public.mail_template_version USING btree (written_by);

create table mailbox_state (
  single boolean not null default true,
  last_contact_at timestamp with time zone,
  waiting integer not null default 0,
  last_error text,
  constraint mailbox_state_pkey PRIMARY KEY (single),
  constraint mailbox_state_single_check CHECK (single)
);

create table mailed_event (
  event_id uuid not null,
  mailed_at timestamp with time zone not null,
  constraint mailed_event_pkey PRIMARY KEY (event_id),
  constraint mailed_event_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_event(id)
);

create table membership (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  is_administrator boolean not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE UNIQUE INDEX membership_active ON public.membership USING btree (person_id, organisation_id) WHERE (ended_at IS NULL);
CREATE INDEX membership_organisation_id_idx ON public.membership USING btree (organisation_id);
CREATE INDEX membership_person_id_idx ON public.membership USING btree (person_id);

create table membership_contract (
  membership_id uuid not null,
  contract_id uuid not null,
  constraint membership_contract_pkey PRIMARY KEY (membership_id, contract_id),
  constraint membership_contract_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint membership_contract_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES membership(id) ON DELETE CASCADE
);
CREATE INDEX membership_contract_contract_id_idx ON public.membership_contract USING btree (contract_id);

create table organisation (
  id uuid not null,
  name text not null,
  tax_country text not null,
  tax_id text not null,
  street text not null default ''::text,
  postal_code text not null default ''::text,
  city text not null default ''::text,
  country text not null default 'PL'::text,
  created_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_tax_country_tax_id_key UNIQUE (tax_country, tax_id),
  constraint organisation_name_check CHECK ((name <> ''::text))
);

create table outbound_mail (
  id uuid not null,
  sequence bigint not null generated always as identity,
  once_key text not null,
  kind text not null,
  ticket_id uuid,
  person_id uuid,
  to_address text not null,
  to_name text not null,
  locale text not null,
  from_name text not null,
  reply_to text,
  subject text not null,
  text text not null,
  html text not null,
  headers jsonb not null,
  message_id text not null,
  thread_key text not null,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error text,
  created_at timestamp with time zone not null,
  constraint outbound_mail_pkey PRIMARY KEY (id),
  constraint outbound_mail_message_id_key UNIQUE (message_id),
  constraint outbound_mail_once_key_key UNIQUE (once_key),
  constraint outbound_mail_sequence_key UNIQUE (sequence),
  constraint outbound_mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint outbound_mail_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint outbound_mail_locale_check CHECK ((locale = ANY (ARRAY['pl'::text, 'en'::text]))),
  constraint outbound_mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'kept'::text, 'refused'::text])))
);
CREATE INDEX outbound_mail_attention ON public.outbound_mail USING btree (created_at DESC) WHERE (kind = 'mail_attention'::text);
CREATE INDEX outbound_mail_created_at_idx ON public.outbound_mail USING btree (created_at DESC);
CREATE INDEX outbound_mail_person_id_idx ON public.outbound_mail USING btree (person_id);
CREATE INDEX outbound_mail_queue ON public.outbound_mail USING btree (next_attempt_at, sequence) WHERE (state = 'queued'::text);
CREATE INDEX outbound_mail_thread ON public.outbound_mail USING btree (thread_key, sequence) WHERE (state = 'queued'::text);
CREATE INDEX outbound_mail_ticket_id_idx ON public.outbound_mail USING btree (ticket_id);

create table passkey (
  id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX passkey_person_id_idx ON public.passkey USING btree (person_id);

create table passkey_challenge (
  id uuid not null,
  person_id uuid,
  challenge text not null,
  purpose text not null,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (id),
  constraint passkey_challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['enrol'::text, 'sign_in'::text, 'step_up'::text])))
);
CREATE INDEX passkey_challenge_expires_at_idx ON public.passkey_challenge USING btree (expires_at);
CREATE INDEX passkey_challenge_person_id_idx ON public.passkey_challenge USING btree (person_id);

create table password (
  person_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  constraint password_pkey PRIMARY KEY (person_id),
  constraint password_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);

create table person (
  id uuid not null,
  kind text not null,
  email text not null,
  email_key text not null,
  name text not null,
  company text not null default ''::text,
  phone text not null default ''::text,
  tax_country text not null default 'PL'::text,
  tax_id text not null default ''::text,
  locale text not null,
  state text not null,
  preferences jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  activated_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_key_key UNIQUE (email_key),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['customer'::text, 'staff'::text]))),
  constraint person_locale_check CHECK ((locale = ANY (ARRAY['pl'::text, 'en'::text]))),
  constraint person_name_check CHECK ((name <> ''::text)),
  constraint person_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'active'::text, 'deactivated'::text])))
);

create table plan_version (
  id uuid not null,
  code text not null,
  version integer not null,
  vendor text not null,
  name_pl text not null,
  name_en text not null,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  origin text not null,
  shipped_version integer,
  author text not null default ''::text,
  reason text not null default ''::text,
  constraint plan_version_pkey PRIMARY KEY (id),
  constraint plan_version_code_version_key UNIQUE (code, version),
  constraint plan_version_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'operator'::text]))),
  constraint plan_version_shipped CHECK (((origin = 'shipped'::text) = (shipped_version IS NOT NULL)))
);
CREATE UNIQUE INDEX plan_version_as_shipped ON public.plan_version USING btree (code, shipped_version);

create table promise_clock (
  ticket_id uuid not null,
  position integer not null,
  kind text not null,
  cycle integer not null,
  started_at timestamp with time zone not null,
  target jsonb not null,
  not_before timestamp with time zone,
  pauses jsonb not null,
  agreement jsonb,
  stopped_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  due_at timestamp with time zone,
  breached_at timestamp with time zone,
  next_moment_at timestamp with time zone,
  calendar_versions jsonb not null default '{}'::jsonb,
  fired jsonb not null default '{}'::jsonb,
  constraint promise_clock_pkey PRIMARY KEY (ticket_id, "position"),
  constraint promise_clock_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES promised_ticket(ticket_id),
  constraint promise_clock_kind_check CHECK ((kind = ANY (ARRAY['reaction'::text, 'next_communication'::text, 'delivery'::text, 'on_site'::text, 'return'::text])))
);
CREATE INDEX promise_clock_open ON public.promise_clock USING btree (ticket_id, "position") WHERE ((stopped_at IS NULL) AND (cancelled_at IS NULL));
CREATE INDEX promise_clock_ticker ON public.promise_clock USING btree (next_moment_at) WHERE (next_moment_at IS NOT NULL);

create table promise_event (
  ticket_id uuid not null,
  position integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint promise_event_pkey PRIMARY KEY (ticket_id, "position"),
  constraint promise_event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES promised_ticket(ticket_id)
);

create table promised_ticket (
  ticket_id uuid not null,
  plan_version_id uuid not null,
  priority text not null,
  cycle integer not null,
  covered boolean not null,
  answered boolean not null,
  owed_since jsonb not null,
  constraint promised_ticket_pkey PRIMARY KEY (ticket_id),
  constraint promised_ticket_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint promised_ticket_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint promised_ticket_priority_check CHECK ((priority = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'P4'::text])))
);
CREATE INDEX promised_ticket_plan_version_id_idx ON public.promised_ticket USING btree (plan_version_id);

create table raw_mail (
  id uuid not null,
  sequence bigint not null generated always as identity,
  sha256 text not null,
  size bigint not null,
  envelope_from text,
  envelope_to text[] not null,
  received_at timestamp with time zone not null,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  reason text,
  duplicate_key text,
  message_id text,
  from_address text,
  from_name text not null default ''::text,
  subject text not null default ''::text,
  body text not null default ''::text,
  ticket_id uuid,
  entry_id uuid,
  reactivated boolean not null default false,
  handled_by uuid,
  handled_at timestamp with time zone,
  enquiry_id uuid,
  spf text,
  dkim text,
  dmarc text,
  dmarc_policy text,
  failures integer not null default 0,
  constraint raw_mail_pkey PRIMARY KEY (id),
  constraint raw_mail_sequence_key UNIQUE (sequence),
  constraint raw_mail_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES enquiry(id),
  constraint raw_mail_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint raw_mail_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES person(id),
  constraint raw_mail_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint raw_mail_dkim_check CHECK ((dkim = ANY (ARRAY['pass'::text, 'fail'::text, 'neutral'::text, 'policy'::text, 'none'::text, 'temperror'::text, 'permerror'::text]))),
  constraint raw_mail_dmarc_check CHECK ((dmarc = ANY (ARRAY['pass'::text, 'fail'::text, 'none'::text, 'temperror'::text, 'permerror'::text]))),
  constraint raw_mail_dmarc_policy_check CHECK ((dmarc_policy = ANY (ARRAY['none'::text, 'quarantine'::text, 'reject'::text]))),
  constraint raw_mail_spf_check CHECK ((spf = ANY (ARRAY['pass'::text, 'fail'::text, 'softfail'::text, 'neutral'::text, 'none'::text, 'temperror'::text, 'permerror'::text]))),
  constraint raw_mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'posted'::text, 'automatic'::text, 'duplicate'::text, 'review'::text, 'discarded'::text, 'quarantined'::text])))
);
CREATE INDEX raw_mail_enquiry_id_idx ON public.raw_mail USING btree (enquiry_id);
CREATE INDEX raw_mail_entry_id_idx ON public.raw_mail USING btree (entry_id);
CREATE INDEX raw_mail_handled_by_idx ON public.raw_mail USING btree (handled_by);
CREATE INDEX raw_mail_message ON public.raw_mail USING btree (message_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX raw_mail_queue ON public.raw_mail USING btree (next_attempt_at, sequence) WHERE (state = 'waiting'::text);
CREATE INDEX raw_mail_review ON public.raw_mail USING btree (sequence) WHERE (state = ANY (ARRAY['review'::text, 'quarantined'::text]));
CREATE INDEX raw_mail_same ON public.raw_mail USING btree (duplicate_key) WHERE (state <> 'waiting'::text);
CREATE INDEX raw_mail_ticket_id_idx ON public.raw_mail USING btree (ticket_id);

create table recipient (
  id uuid not null,
  ticket_id uuid not null,
  email text not null,
  email_key text not null,
  language text not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_how text,
  constraint recipient_pkey PRIMARY KEY (id),
  constraint recipient_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint recipient_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint recipient_ended_how_check CHECK ((ended_how = ANY (ARRAY['removed'::text, 'left'::text, 'bounced'::text]))),
  constraint recipient_language_check CHECK ((language = ANY (ARRAY['pl'::text, 'en'::text])))
);
CREATE UNIQUE INDEX recipient_active ON public.recipient USING btree (ticket_id, email_key) WHERE (ended_at IS NULL);
CREATE INDEX recipient_added_by_added_at_idx ON public.recipient USING btree (added_by, added_at);
CREATE INDEX recipient_ticket_id_idx ON public.recipient USING btree (ticket_id);

create table recovery_code (
  id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (id),
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX recovery_code_person_id_idx ON public.recovery_code USING btree (person_id);

create table schema_migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table service_calendar (
  code text not null,
  version integer not null,
  definition jsonb not null,
  changed_at timestamp with time zone not null,
  constraint service_calendar_pkey PRIMARY KEY (code)
);

create table service_calendar_version (
  code text not null,
  version integer not null,
  definition jsonb not null,
  reason text not null,
  changed_at timestamp with time zone not null,
  author text not null default ''::text,
  constraint service_calendar_version_pkey PRIMARY KEY (code, version),
  constraint service_calendar_version_code_fkey FOREIGN KEY (code) REFERENCES service_calendar(code)
);

create table session (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  level text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  fresh_until timestamp with time zone not null,
  ip text not null default ''::text,
  user_agent text not null default ''::text,
  may_enrol boolean not null default false,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint session_level_check CHECK ((level = ANY (ARRAY['password'::text, 'full'::text])))
);
CREATE INDEX session_expires_at_idx ON public.session USING btree (expires_at);
CREATE INDEX session_person_id_idx ON public.session USING btree (person_id);

create table site (
  id uuid not null,
  organisation_id uuid not null,
  name text not null default ''::text,
  street text not null default ''::text,
  postal_code text not null default ''::text,
  city text not null default ''::text,
  country text not null default 'PL'::text,
  contact_name text not null default ''::text,
  contact_phone text not null default ''::text,
  constraint site_pkey PRIMARY KEY (id),
  constraint site_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX site_organisation_id_idx ON public.site USING btree (organisation_id);

create table staff_role (
  person_id uuid not null,
  role text not null,
  constraint staff_role_pkey PRIMARY KEY (person_id, role),
  constraint staff_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint staff_role_role_check CHECK ((role = ANY (ARRAY['engineer'::text, 'coordinator'::text, 'onsite'::text, 'contracts'::text, 'manager'::text, 'admin'::text])))
);

create table stored_file (
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  stored_at timestamp with time zone not null,
  constraint stored_file_pkey PRIMARY KEY (sha256)
);

create table ticket (
  id uuid not null,
  number text not null,
  organisation_id uuid not null,
  contract_id uuid not null,
  contract_line_id uuid,
  plan_version_id uuid,
  partner_organisation_id uuid,
  partner_access boolean not null,
  title text not null,
  device text not null default ''::text,
  serial text not null default ''::text,
  place text not null default ''::text,
  priority text not null,
  state text not null,
  move text not null,
  covered boolean not null,
  cycle integer not null default 1,
  channel text not null,
  language text not null,
  reporter_id uuid,
  assignee_id uuid,
  agreed_until timestamp with time zone,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  escalated_at timestamp with time zone,
  next_due_at timestamp with time zone,
  next_due_kind text,
  last_entry_position integer not null default 0,
  cycle_started_at timestamp with time zone,
  reporter_name text,
  copied_from_id uuid,
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_number_key UNIQUE (number),
  constraint ticket_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES person(id),
  constraint ticket_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint ticket_contract_line_id_fkey FOREIGN KEY (contract_line_id) REFERENCES contract_line(id),
  constraint ticket_copied_from_id_fkey FOREIGN KEY (copied_from_id) REFERENCES ticket(id),
  constraint ticket_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint ticket_partner_organisation_id_fkey FOREIGN KEY (partner_organisation_id) REFERENCES organisation(id),
  constraint ticket_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint ticket_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES person(id),
  constraint ticket_channel_check CHECK ((channel = ANY (ARRAY['portal'::text, 'phone'::text, 'mail'::text, 'api'::text, 'emergency'::text, 'contact'::text, 'import'::text]))),
  constraint ticket_language_check CHECK ((language = ANY (ARRAY['pl'::text, 'en'::text]))),
  constraint ticket_move_check CHECK ((move = ANY (ARRAY['customer'::text, 'support'::text, 'vendor'::text, 'agreed'::text]))),
  constraint ticket_priority_check CHECK ((priority = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'P4'::text]))),
  constraint ticket_reporter_check CHECK (((reporter_id IS NOT NULL) OR (reporter_name IS NOT NULL))),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['open'::text, 'solved'::text, 'closed'::text]))),
  constraint ticket_title_check CHECK ((title <> ''::text))
);
CREATE INDEX ticket_assignee_id_idx ON public.ticket USING btree (assignee_id);
CREATE INDEX ticket_contract_id_idx ON public.ticket USING btree (contract_id);
CREATE INDEX ticket_contract_line_id_idx ON public.ticket USING btree (contract_line_id);
CREATE INDEX ticket_copied_from_id_idx ON public.ticket USING btree (copied_from_id);
CREATE INDEX ticket_organisation_id_changed_at_idx ON public.ticket USING btree (organisation_id, changed_at DESC);
CREATE INDEX ticket_organisation_id_opened_at_idx ON public.ticket USING btree (organisation_id, opened_at DESC) WHERE (state <> 'closed'::text);
CREATE INDEX ticket_partner_organisation_id_changed_at_idx ON public.ticket USING btree (partner_organisation_id, changed_at DESC) WHERE partner_access;
CREATE INDEX ticket_partner_organisation_id_idx ON public.ticket USING btree (partner_organisation_id);
CREATE INDEX ticket_plan_version_id_idx ON public.ticket USING btree (plan_version_id);
CREATE INDEX ticket_queue ON public.ticket USING btree (next_due_at, priority, number) WHERE (state <> 'closed'::text);
CREATE INDEX ticket_recent ON public.ticket USING btree (changed_at DESC);
CREATE INDEX ticket_reporter_id_idx ON public.ticket USING btree (reporter_id);

create table ticket_words (
  ticket_id uuid not null,
  words text not null,
  constraint ticket_words_pkey PRIMARY KEY (ticket_id),
  constraint ticket_words_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
);
CREATE INDEX ticket_words_search ON public.ticket_words USING gin (words gin_trgm_ops);

create table totp (
  person_id uuid not null,
  secret_sealed bytea not null,
  confirmed_at timestamp with time zone,
  last_used_step bigint not null default 0,
  consecutive_failures integer not null default 0,
  cool_until timestamp with time zone,
  constraint totp_pkey PRIMARY KEY (person_id),
  constraint totp_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
