using Carboxy.Notes;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Web.Booking;
using Carboxy.Web.Courses;
using Carboxy.Web.Layout;
using Carboxy.Web.Messages;
using Carboxy.Web.Screening;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Outcomes;
using Carboxy.Work.Patients;
using Carboxy.Work.Sessions;

namespace Carboxy.Web.Patients;

/// <summary>Tells everything that happened to a patient as one list, the latest first.</summary>
/// <param name="file">The record and its stream.</param>
/// <param name="clinical">Whoever looks treats: notes, sessions and reactions lead somewhere.</param>
sealed class StreamEntries(PatientFile file, Say say, ClinicKnowledge knowledge, bool clinical)
{
    const int FirstWords = 260;

    PatientRecord Record => file.Record;

    PatientStory Stream => file.Stream;

    public IReadOnlyList<StreamEntry> All =>
    [
        .. Notes().Concat(Sessions()).Concat(Screenings()).Concat(Consents()).Concat(Events()).Concat(Outcomes()).Concat(Messages()).Concat(Visits()).Concat(Courses())
            .OrderByDescending(e => e.At).ThenBy(e => e.Kind),
    ];

    string? Name(Guid id) => Stream.People.GetValueOrDefault(id);

    /// <summary>Noon stands for a day whose hour nobody wrote down.</summary>
    DateTimeOffset Noon(DateOnly day) => say.InstantOf(day, 12 * 60);

    IEnumerable<StreamEntry> Notes() => Stream.Notes.Select(n => new StreamEntry(n.Note.SignedAt, StreamKind.Notes, "pen", n.Note.Title)
    {
        Href = $"/notes/{n.Note.AmendsId ?? n.Note.Id}",
        Words = Begin(n.Note.Text),
        Who = Name(n.Note.SignedBy),
        Tone = n.Standing switch { CosignStanding.Returned => Tone.Stop, CosignStanding.Waiting => Tone.Ask, _ => Tone.Note },
        State = n.Standing switch
        {
            CosignStanding.Waiting => (Tone.Ask, say["ждёт второй подписи", "waits for a second signature"]),
            CosignStanding.Returned => (Tone.Stop, say["возвращена", "sent back"]),
            CosignStanding.Cosigned => (Tone.Good, say["подписана и врачом", "signed by a physician too"]),
            _ => n.AmendedBy > 0 ? (Tone.Quiet, say.Count(n.AmendedBy, ("поправка", "поправки", "поправок"), ("amendment", "amendments"))) : null,
        },
    });

    static string Begin(string text) => text.Length <= FirstWords ? text : $"{text[..text.LastIndexOfAny([' ', '\n'], FirstWords)]}…";

    IEnumerable<StreamEntry> Sessions() => Record.Sessions.Select(s => new StreamEntry(s.StartedAt, StreamKind.Sessions, s.Modality == Modality.Injection ? "syringe" : "mask", say[$"Сеанс {s.Number}", $"Session {s.Number}"])
    {
        Href = clinical ? $"/sessions/{s.Id}" : null,
        Detail = $"{say.Modality(s.Modality)}, {knowledge.Zone(say, s.Zone, SideOf(s.Side))}",
        Who = Name(s.PractitionerId),
        Tone = s.SignedAt is null ? Tone.Ask : Tone.Good,
        State = s.SignedAt is null ? (Tone.Ask, s.State is SessionStates.Running or SessionStates.Paused ? say["идёт", "under way"] : say["не подписан", "not signed"]) : null,
    });

    IEnumerable<StreamEntry> Screenings()
    {
        foreach (var one in Record.Screenings)
        {
            var decision = Record.Decisions.FirstOrDefault(d => d.Screening == one.Id);
            yield return new(MomentOf(one), StreamKind.Screenings, "question", say[$"Скрининг: {say.Name(one.Verdict)}", $"Screening: {say.Name(one.Verdict)}"])
            {
                Href = IntakeLinks.Verdict(Record.Patient.Id.Value, one.Id),
                Detail = string.Join(" · ", [$"{say.Modality(one.Modality)}, {knowledge.Zone(say, one.Zone)}", .. FindingTitles.Of(say, knowledge, one).Take(2)]),
                Tone = Tones.Of(one.Verdict),
                State = one.Verdict is Verdict.NeedsClinicianDecision && decision is null ? (Tone.Ask, say["ждёт врача", "waits for a physician"]) : null,
            };
            if (decision is not null)
                yield return new(decision.At, StreamKind.Screenings, "pen", decision.Treat ? say["Врач решил: лечить", "The physician decided: treat"] : say["Врач решил: не лечить", "The physician decided: do not treat"])
                {
                    Href = IntakeLinks.Verdict(Record.Patient.Id.Value, one.Id),
                    Words = clinical ? Begin(decision.Reason) : null, Who = Name(decision.Physician), Tone = decision.Treat ? Tone.Good : Tone.Stop,
                };
        }
    }

    /// <summary>The id of a screening knows its moment; the record knows only its day.</summary>
    DateTimeOffset MomentOf(ScreeningRecord one) => one.Id.MadeAt is { } made && say.DayOf(made) == one.On ? made : Noon(one.On);

    IEnumerable<StreamEntry> Consents()
    {
        foreach (var consent in Record.Consents)
        {
            var withdrawn = Record.Withdrawals.FirstOrDefault(w => w.ConsentId == consent.Id);
            yield return new(consent.SignedAt, StreamKind.Consents, "source", NameOf(consent))
            {
                Detail = consent.Zone is { } zone ? knowledge.Zone(say, zone) : null,
                Tone = withdrawn is null ? Tone.Good : Tone.Quiet,
                State = withdrawn is null ? null : (Tone.Stop, say["отозвано", "taken back"]),
                Papers = [($"/consents/{consent.Id}/copy.pdf", say["Копия, PDF", "Copy, PDF"])],
            };
            if (withdrawn is not null)
                yield return new(withdrawn.At, StreamKind.Consents, "stop", say["Согласие отозвано", "Consent taken back"]) { Detail = NameOf(consent), Tone = Tone.Stop };
        }
    }

    string NameOf(ConsentRow consent) => consent.Permit is { } permit && knowledge.Permits.FirstOrDefault(p => p.Id == permit) is { } known
        ? say[$"Разрешение: {say[known.Name]}", $"Permit: {say[known.Name]}"] : say["Согласие на лечение", "Consent to treatment"];

    IEnumerable<StreamEntry> Events() => !clinical ? [] :
    [
        .. Record.AdverseEvents.Where(a => !a.Retracted && Record.AdverseEvents.All(r => r.ReplacesId != a.Id)).Select(a => new StreamEntry(a.StartedAt, StreamKind.Events, "alert", knowledge.AdverseEvents.FirstOrDefault(e => e.Id == a.Kind) is { } known ? say[known.Name] : a.Kind)
        {
            Href = a.SessionId is null ? null : $"/adverse/{a.Id}",
            Detail = a.Grade is { } grade ? say[$"степень {grade}", $"grade {grade}"] : null,
            Tone = a.Grade >= 3 ? Tone.Stop : Tone.Ask,
            State = a.EndedAt is null ? (Tone.Ask, say["не закрыто", "not over"]) : null,
        }),
        .. Stream.Matters.Select(m => new StreamEntry(m.At, StreamKind.Events, "alert", say[m.Why]) { Href = $"/matters/{m.Id}", Detail = m.Rules, Tone = Tone.Stop, State = (Tone.Stop, say["ждёт врача", "waits for a physician"]) }),
    ];

    /// <summary>What was measured on one day, together.</summary>
    IEnumerable<StreamEntry> Outcomes()
    {
        var replaced = Record.Measurements.Select(m => m.ReplacesId).OfType<Id<MeasurementRow>>().ToHashSet();
        foreach (var day in Record.Measurements.Where(m => !replaced.Contains(m.Id)).GroupBy(m => (m.OnDay, m.CourseId)))
            yield return new(day.Max(m => m.At), StreamKind.Outcomes, "chart", say["Измерено", "Measured"])
            {
                Href = day.Key.CourseId is { } course ? $"/courses/{course}/outcomes" : null,
                Detail = string.Join(", ", day.Select(m => m.Measure).Distinct().Select(NameOf)),
                Tone = Tone.Note,
            };
    }

    string NameOf(string measure) => knowledge.Measures.FirstOrDefault(m => m.Id == measure) is { } known ? say[known.Name] : measure;

    IEnumerable<StreamEntry> Messages() => Stream.Messages.Select(m => (Row: m, Stands: say.Message(m))).Select(m => new StreamEntry(m.Row.EndedAt ?? m.Row.DueAt, StreamKind.Messages, "mail", say.About(m.Row))
    {
        Href = $"/patients/{Record.Patient.Id}/messages", Tone = m.Stands.Tone == Tone.Stop ? Tone.Stop : Tone.Quiet, State = m.Stands, Detail = say.Why(m.Row),
    });

    IEnumerable<StreamEntry> Visits() => Stream.Bookings.Select(b => (Row: b, Stands: say.State(b.State))).Select(b => new StreamEntry(say.InstantOf(b.Row.OnDay, b.Row.StartMinute), StreamKind.Visits, "calendar", say[$"Визит, {BookingWords.Clock(b.Row.StartMinute)}", $"Visit, {BookingWords.Clock(b.Row.StartMinute)}"])
    {
        Href = $"/bookings/{b.Row.Id}", WholeDay = true, Tone = b.Row.State is BookingState.NoShow ? Tone.Stop : Tone.Quiet, State = b.Stands, Detail = say[$"сеанс {b.Row.Number}", $"session {b.Row.Number}"],
    });

    IEnumerable<StreamEntry> Courses() => Record.Courses.Select(c => new StreamEntry(c.CreatedAt, StreamKind.Sessions, "calendar", say[$"Курс: {knowledge.Aim(say, c.Indication)}", $"Course: {knowledge.Aim(say, c.Indication)}"])
    {
        Href = $"/courses/{c.Id}", Detail = say.Count(c.Sessions, ("сеанс", "сеанса", "сеансов"), ("session", "sessions")), Tone = Tone.Note,
        Papers = [($"/courses/{c.Id}/report.pdf", say["Отчёт, PDF", "Report, PDF"])],
    });

    static Side SideOf(string? word) => word switch { "left" => Side.Left, "right" => Side.Right, "both" => Side.Both, _ => Side.None };
}
