using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>Which note somebody wants to write.</summary>
public sealed record NoteWish(Id<Patient> Patient, Language Language)
{
    /// <summary>The template, or null for an empty page.</summary>
    public string? Template { get; init; }

    public Id<CourseRow>? Course { get; init; }

    public Id<SessionRow>? Session { get; init; }

    public Id<BookingRow>? Booking { get; init; }

    /// <summary>Begins with the writer's answers of the last note of this kind.</summary>
    public bool SameAsLast { get; init; }
}

/// <summary>Begins a note: the template filled from the record, or a correction of a signed note.</summary>
public sealed class StartNote(ClinicDb db, NoteTemplates templates, NoteFacts facts)
{
    const int LongestTitle = 200;

    public async Task<NoteBegun> RunAsync(string submission, NoteWish wish, CancellationToken cancel)
    {
        if (await db.WriterAsync(cancel) is not { } author)
            return NoteBegun.NotTreating;
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new NoteBegun.Draft(new(made));
        if (!await db.Patients.AnyAsync(p => p.Id == wish.Patient, cancel) || await WithCourseAsync(wish, cancel) is not { } told)
            return new NoteBegun.Gone();
        if (wish.Template is not null && await templates.FindAsync(wish.Template, cancel) is null)
            return new NoteBegun.Refused(new("Такого шаблона больше нет. Выберите другой.", "This template is not there any more. Choose another."));

        var template = wish.Template is null ? null : await templates.FindAsync(wish.Template, cancel);
        var begin = template is null ? "" : NoteText.Fill(template.Body.In(wish.Language), await facts.OfAsync(told, cancel), wish.Language);
        var last = wish.SameAsLast ? await LastAsync(told, cancel) : null;
        if (wish.SameAsLast && last is null)
            return new NoteBegun.Refused(new("Прежней такой записи у пациента нет: начните с шаблона.", "The patient has no earlier note of this kind: begin with the template."));
        return await KeepAsync(submission, new()
        {
            Id = Id<NoteRow>.New(db.Now), PatientId = told.Patient, CourseId = told.Course, SessionId = told.Session, BookingId = told.Booking, CarriedId = last?.Id, Template = wish.Template,
            Title = TitleOf(template?.Title.In(wish.Language) ?? new Text("Запись", "Note").In(wish.Language)),
            Text = NoteText.Clean(last is null ? begin : template is null ? last.Text : Carried.Answers(begin, last.Text)),
            AuthorId = author, Version = 1, CreatedAt = db.Now, ChangedAt = db.Now,
        }, cancel);
    }

    /// <summary>A correction of a signed note, written beside it.</summary>
    public async Task<NoteBegun> AmendAsync(string submission, Id<NoteRow> id, Language language, CancellationToken cancel)
    {
        if (await db.WriterAsync(cancel) is not { } author)
            return NoteBegun.NotTreating;
        if (await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } asked)
            return new NoteBegun.Gone();
        var note = asked.AmendsId is { } first ? await db.Notes.AsNoTracking().SingleAsync(n => n.Id == first, cancel) : asked;
        if (note.SignedBy != author && await db.ActingAsync(Roles.Physician, cancel) is null)
            return NoteBegun.MayNotAmend;
        if (await db.NoteDrafts.AsNoTracking().Where(d => d.AmendsId == note.Id && d.AuthorId == author && d.ClosedAt == null).Select(d => (Id<NoteRow>?)d.Id).FirstOrDefaultAsync(cancel) is { } open)
            return new NoteBegun.Draft(open);
        return await KeepAsync(submission, new()
        {
            Id = Id<NoteRow>.New(db.Now), PatientId = note.PatientId, CourseId = note.CourseId, SessionId = note.SessionId, BookingId = note.BookingId, AmendsId = note.Id,
            Title = TitleOf(new Text($"Поправка: {note.Title}", $"Amendment: {note.Title}").In(language)), Text = "",
            AuthorId = author, Version = 1, CreatedAt = db.Now, ChangedAt = db.Now,
        }, cancel);
    }

    async Task<NoteBegun> KeepAsync(string submission, NoteDraft draft, CancellationToken cancel)
    {
        db.NoteDrafts.Add(draft);
        db.Note(new(AuditKind.Create, "note_draft", draft.Id.Value, draft.PatientId, draft.AmendsId is null ? "begin" : "amend"));
        return new NoteBegun.Draft(new(await db.SaveOnceAsync(submission, "note_draft", draft.Id.Value, cancel) ?? draft.Id.Value));
    }

    /// <summary>A session names its course; what belongs to another patient is not there.</summary>
    async Task<NoteWish?> WithCourseAsync(NoteWish wish, CancellationToken cancel)
    {
        if (wish.Booking is { } booking && !await db.Bookings.AnyAsync(b => b.Id == booking && b.PatientId == wish.Patient, cancel))
            return null;
        if (wish.Session is { } session)
            return await db.Sessions.AsNoTracking().Where(s => s.Id == session && s.PatientId == wish.Patient).Select(s => (Id<CourseRow>?)s.CourseId).SingleOrDefaultAsync(cancel) is { } of ? wish with { Course = of } : null;
        return wish.Course is { } course && !await db.Courses.AnyAsync(c => c.Id == course && c.PatientId == wish.Patient, cancel) ? null : wish;
    }

    Task<NoteRow?> LastAsync(NoteWish wish, CancellationToken cancel) => db.Notes.AsNoTracking()
        .Where(n => n.PatientId == wish.Patient && n.Template == wish.Template && n.AmendsId == null).OrderByDescending(n => n.SignedAt).FirstOrDefaultAsync(cancel);

    static string TitleOf(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle];
}

/// <summary>Who writes notes.</summary>
static class NoteWriters
{
    extension(ClinicDb db)
    {
        /// <summary>The person who acts, where that person treats.</summary>
        internal async Task<Guid?> WriterAsync(CancellationToken cancel) => await db.ActingAsync(Roles.Physician, cancel) ?? await db.ActingAsync(Roles.Practitioner, cancel);
    }
}
