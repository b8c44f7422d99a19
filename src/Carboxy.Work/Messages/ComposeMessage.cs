using Carboxy.Knowledge;
using Carboxy.Patients;
using Carboxy.Work.Adverse;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>Makes the words of a message from the state as it is when it is sent, or finds that there is nothing to say.</summary>
sealed class ComposeMessage(ClinicDb db, ClinicKnowledge knowledge, StopLinks links, MessageSettings settings, OpenHours hours, DateTimeOffset now)
{
    /// <summary>Older news would only confuse; so it is also with what waited while nothing was set up (house default).</summary>
    public static readonly TimeSpan OldNews = TimeSpan.FromDays(3);

    static readonly TimeSpan OldAdvice = TimeSpan.FromDays(2);

    /// <summary>Nearer than this the second reminder says it (house default).</summary>
    static readonly TimeSpan TooLateForDays = TimeSpan.FromHours(12);

    static readonly TimeSpan AfterAnother = TimeSpan.FromSeconds(30);

    ClinicCalendar Clock => hours.Clock;

    /// <summary>Whether the message is to go at all; null where it is.</summary>
    public async Task<Composed?> AgainstAsync(MessageRow row, CancellationToken cancel)
    {
        if (row.ToldVersion is null && now - row.CreatedAt > (row.Kind == MessageKind.Aftercare ? OldAdvice : OldNews) && row.Kind is MessageKind.Booking or MessageKind.Aftercare)
            return new Composed.Drop(MessageEnds.TooOld);
        if (row.BookingId is { } id)
        {
            var visit = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == id, cancel);
            if (visit.State is not (BookingState.Booked or BookingState.Confirmed or BookingState.Arrived or BookingState.Done) || PlanReminders.AboutOf(visit) != row.About)
                return new Composed.Drop(MessageEnds.VisitMoved);
            var left = Clock.InstantOf(visit.OnDay, visit.StartMinute) - now;
            if (left <= TimeSpan.Zero || visit.State is BookingState.Arrived or BookingState.Done)
                return new Composed.Drop(MessageEnds.VisitPast);
            if (row.Kind == MessageKind.ReminderDays && left < TooLateForDays)
                return new Composed.Drop(MessageEnds.TooOld);
        }

        return row.Kind != MessageKind.Recall && settings.Off.Contains(row.Kind) ? new Composed.Drop(MessageEnds.TurnedOff) : null;
    }

    public async Task<Composed> RunAsync(MessageRow row, CancellationToken cancel)
    {
        var choice = await db.ContactChoices.AsNoTracking().Where(c => c.PatientId == row.PatientId).OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancel);
        if (choice?.Wants(row.Kind) is false)
            return row.Kind == MessageKind.Recall ? new Composed.Call(MessageEnds.NoAddress, null) : new Composed.Drop(MessageEnds.OptedOut);
        if (settings.Quiet.After(now, Clock) is var morning && morning > now)
            return new Composed.Later(morning, null);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == row.PatientId, cancel);
        return row.Kind switch
        {
            MessageKind.Booking => await BookingAsync(row, patient, choice, cancel),
            MessageKind.Aftercare when row.AsksAfter => await CheckUpAsync(row, patient, choice, cancel),
            MessageKind.Aftercare => await AftercareAsync(row, patient, choice, cancel),
            MessageKind.Recall => await RecallAsync(row, patient, choice, cancel),
            _ => await ReminderAsync(row, patient, choice, cancel),
        };
    }

    async Task<Composed> BookingAsync(MessageRow row, Patient patient, ContactChoice? choice, CancellationToken cancel)
    {
        if (row.ToldVersion is null && await BesideOthersAsync(row, cancel) is { } beside)
            return beside;
        var sent = await db.Messages.AsNoTracking().Where(m => m.CourseId == row.CourseId && m.Kind == MessageKind.Booking && m.State == MessageState.Sent).MaxAsync(m => m.ToldVersion, cancel);
        var told = row.ToldVersion ?? await db.CourseBookings.AsNoTracking().Where(c => c.CourseId == row.CourseId).Select(c => c.Version).SingleAsync(cancel);
        var known = await VisitThen.OfAsync(db, row.CourseId, sent ?? row.FromVersion ?? 0, cancel);
        if (VisitNews.Between(known, await VisitThen.OfAsync(db, row.CourseId, told, cancel), now, Clock) is not { } news)
            return new Composed.Drop(MessageEnds.NothingChanged);
        var said = await SaidAsync(patient, cancel);
        var language = patient.Language;
        if (news.Visits.Count > 0)
        {
            said["visit"] = Short(news.Visits[0]);
            said["visits"] = VisitWords.List(news.Visits.Select(v => $"{Short(v)}, {hours.Resources[v.Practitioner].Name}{(v.State == BookingState.Held ? Tentative.In(language) : null)}"));
        }

        if (news.Gone.Count > 0)
            (said["gone_visit"], said["gone"]) = (Short(news.Gone[0]), VisitWords.List(news.Gone.Select(Short)));
        if ((news.Visits.Count > 0 ? news.Visits : news.Gone).Count - 1 is > 0 and var more)
            said["more"] = $"{more}";
        if (news.Visits.Any(v => v.State == BookingState.Held))
            said["tentative"] = "";
        var file = new VisitCalendar(db, settings, hours).Of(news, row, language, said["clinic"], said.GetValueOrDefault("address"));
        return Address(Letter(row, patient, knowledge.Messages.Single(t => t.Id == news.Template), said) with { Calendar = file }, patient, choice, told);

        string Short(VisitThen visit) => VisitWords.Visit(language, visit.At.Day, visit.At.Start);
    }

    static readonly Text Tentative = new(" (предварительно)", " (not fixed yet)");

    /// <summary>Of several that speak of one course the last tells all; one that is on its way goes first.</summary>
    async Task<Composed?> BesideOthersAsync(MessageRow row, CancellationToken cancel)
    {
        var others = await db.Messages.AsNoTracking().Where(m => m.CourseId == row.CourseId && m.Kind == MessageKind.Booking && m.Id != row.Id && (m.State == MessageState.Waiting || m.State == MessageState.Sending)).ToListAsync(cancel);
        if (others.Exists(o => o.FromVersion < row.FromVersion && (o.State == MessageState.Sending || o.ToldVersion is not null)))
            return new Composed.Later(now + AfterAnother, MessageEnds.AfterAnother);
        foreach (var later in others.Where(o => o.FromVersion > row.FromVersion && o is { State: MessageState.Waiting, ToldVersion: null }).OrderByDescending(o => o.FromVersion))
            if (await db.Messages.Where(m => m.Id == later.Id && m.State == MessageState.Waiting && m.ToldVersion == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.FromVersion, m => m.FromVersion < row.FromVersion ? m.FromVersion : row.FromVersion), cancel) == 1)
                return new Composed.Drop(MessageEnds.Joined);
        return null;
    }

    async Task<Composed> ReminderAsync(MessageRow row, Patient patient, ContactChoice? choice, CancellationToken cancel)
    {
        var visit = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == row.BookingId, cancel);
        var said = await SaidAsync(patient, cancel);
        (said["visit"], said["day"], said["time"]) = (VisitWords.Visit(patient.Language, visit.OnDay, visit.StartMinute), VisitWords.Day(patient.Language, visit.OnDay), VisitWords.Time(visit.StartMinute));
        if (settings.Site is { } site && row.Kind == MessageKind.ReminderDays && Clock.InstantOf(visit.OnDay, visit.StartMinute) - now > OwnVisit.CutOff)
        {
            said["link"] = $"{site.TrimEnd('/')}/v/{VisitLinks.Add(db, visit)}";
            await db.SaveChangesAsync(cancel);
        }

        return Address(Letter(row, patient, knowledge.Messages.Single(t => t.Id == Word.Of(row.Kind)), said), patient, choice, null);
    }

    async Task<Composed> AftercareAsync(MessageRow row, Patient patient, ContactChoice? choice, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == row.SessionId, cancel);
        var said = await SaidAsync(patient, cancel);
        var phone = said.GetValueOrDefault("clinic_phone") ?? "—";
        said["advice"] = VisitWords.List(knowledge.Aftercare.Where(a => a.Modalities.Contains(session.Modality)).Select(a => a.Text.In(patient.Language).Replace("{clinic_phone}", phone, StringComparison.Ordinal)));
        var today = Clock.LocalOf(now).Day;
        var next = (await db.Bookings.AsNoTracking().Where(b => b.CourseId == row.CourseId && b.OnDay >= today && (b.State == BookingState.Booked || b.State == BookingState.Confirmed)).ToListAsync(cancel))
            .Where(b => Clock.InstantOf(b.OnDay, b.StartMinute) > now).OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).FirstOrDefault();
        if (next is not null)
            said["visit"] = VisitWords.Visit(patient.Language, next.OnDay, next.StartMinute);
        return Address(Letter(row, patient, knowledge.Messages.Single(t => t.Id == Word.Of(row.Kind)), said), patient, choice, null);
    }

    /// <summary>Asks how the patient is, by a link of its own; who has said it already is not asked.</summary>
    async Task<Composed> CheckUpAsync(MessageRow row, Patient patient, ContactChoice? choice, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == row.SessionId, cancel);
        if (await db.CheckUps.AnyAsync(c => c.SessionId == session.Id, cancel))
            return new Composed.Drop(MessageEnds.NothingChanged);
        var said = await SaidAsync(patient, cancel);
        if (settings.Site is { } site)
        {
            said["link"] = $"{site.TrimEnd('/')}/a/{CheckUpLinks.Add(db, session).Token}";
            await db.SaveChangesAsync(cancel); // a link works only once its hash is kept
        }

        return Address(Letter(row, patient, knowledge.Messages.Single(t => t.Id == "check_up"), said), patient, choice, null);
    }

    /// <summary>Which product and batch, and on which days: what the patient may ask the clinic about.</summary>
    async Task<Composed> RecallAsync(MessageRow row, Patient patient, ContactChoice? choice, CancellationToken cancel)
    {
        if (SendRecall.OfMessage(row) is not { } of || await FindTouched.SubjectAsync(db, of, cancel) is not { } subject)
            return new Composed.Drop(MessageEnds.NothingChanged);
        var days = (await FindTouched.TouchesAsync(db, of, patient.Id, cancel)).Select(t => t.OnDay).Distinct().Order().ToList();
        if (days.Count == 0)
            return new Composed.Drop(MessageEnds.NothingChanged); // the record was corrected in the meantime
        var said = await SaidAsync(patient, cancel);
        (said["product"], said["batch"], said["days"]) = (subject.Name, subject.Batch, VisitWords.List(days.Select(day => VisitWords.Date(patient.Language, day))));
        return Address(Letter(row, patient, knowledge.Messages.Single(t => t.Id == Word.Of(row.Kind)), said), patient, choice, null);
    }

    /// <summary>What every message can say.</summary>
    async Task<Dictionary<string, string>> SaidAsync(Patient patient, CancellationToken cancel)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        var site = await db.Sites.AsNoTracking().OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
        var details = await new ClinicDetails(db).ReadAsync(cancel);
        Dictionary<string, string?> said = new()
        {
            ["clinic"] = clinic.Name, ["name"] = patient.GivenName, ["address"] = site?.Address, ["clinic_phone"] = details.GetValueOrDefault(ClinicDetails.Phone)?.In(patient.Language),
        };
        return said.Where(s => !string.IsNullOrWhiteSpace(s.Value)).ToDictionary(s => s.Key, s => s.Value!);
    }

    Letter Letter(MessageRow row, Patient patient, MessageTemplate template, Dictionary<string, string> said)
    {
        var words = template.In(patient.Language, said);
        return new()
        {
            Key = $"{row.Id}@{db.Clinic}.carboxy", Language = patient.Language, To = "", Clinic = said["clinic"], Subject = words.Subject, Paragraphs = words.Paragraphs, Sms = words.Sms,
            Stop = settings.Site is { } site ? new Uri($"{site.TrimEnd('/')}/m/{links.TokenFor(patient.Id)}") : null,
        };
    }

    /// <summary>By mail where there is an address and a server, otherwise by text message; as the patient has chosen.</summary>
    Composed Address(Letter letter, Patient patient, ContactChoice? choice, int? told)
    {
        var way = choice?.Way ?? ContactWay.Any;
        if (way is ContactWay.Any or ContactWay.Mail && settings.Mail is not null && !string.IsNullOrWhiteSpace(patient.Email))
            return new Composed.Ready(letter with { To = patient.Email }, Channel.Mail, told);
        if (way is ContactWay.Any or ContactWay.Text && settings.Gateway is not null && !string.IsNullOrWhiteSpace(patient.Phone))
            return new Composed.Ready(letter with { To = patient.Phone }, Channel.Text, told);
        return new Composed.Call(MessageEnds.NoAddress, told);
    }
}
