-- A merchant's text without runs of spaces, and without whoever collects the money. Only before something: a processor that
-- names no merchant is all there is.
create or replace function ops.without_processor(raw text) returns text
language sql immutable parallel safe as $$
  select case when position('*' in raw) = 0 then btrim(regexp_replace(raw, '\s+', ' ', 'g'))
    else regexp_replace(btrim(regexp_replace(raw, '\s+', ' ', 'g')), '^(paypal|sumup|sq|tst|iz|zettle|stripe|klarna|sp)\s?\*\s?(?=\S)', '', 'i') end
$$;

-- One name for a merchant however the bank wrote it. Names with lower-case letters are taken as names and only trimmed;
-- all-capital statement texts lose the payment processor, store numbers, dates and legal forms, and are set in title case.
create or replace function ops.standard_merchant(raw text) returns text
language plpgsql stable strict parallel safe as $$
declare
  tidy text := ops.without_processor(raw);
  capitals text := upper(tidy);
  known text;
begin
  -- No regular expression per alias: more than a few dozen of them fall out of the server's cache and are compiled each time.
  select a.name into known from core.merchant_alias a
    where starts_with(capitals, a.starts) and substr(capitals, length(a.starts) + 1, 1) collate "C" not between 'A' and 'Z'
    order by length(a.starts) desc limit 1;
  if known is not null then return known; end if;
  if tidy <> capitals or tidy = lower(tidy) then return tidy; end if;
  tidy := split_part(tidy, '*', 1);
  if position('DANK' in tidy) > 0 then tidy := regexp_replace(tidy, '\s(SAGT DANKE|DANKT|VIELEN DANK)\M.*$', ''); end if;
  tidy := regexp_replace(tidy, '[\s,./#-]+[A-Z]{0,2}\d{2,}([\s./-]\S*)*$', '');
  tidy := regexp_replace(tidy, '[\s,]+(GMBH( & CO\.? KG)?|AG|KG|SE|INC|LLC|LTD|PLC|BV|SA|SRL|SAS)\.?$', '');
  tidy := btrim(tidy, ' ,.-/#');
  if tidy = '' then return btrim(raw); end if;
  return case when length(tidy) <= 4 then tidy else initcap(tidy) end;
end $$;
