using Carboxy.Knowledge.Reading;
using Carboxy.Notes;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>A beginning that the clinic writes for itself.</summary>
public sealed record OwnTemplate(NoteAbout About, Modality? Modality, string? Title, string? Body);

/// <summary>What came of keeping it; the problems name their fields.</summary>
public abstract record TemplateKept
{
    public sealed record Kept(Id<NoteTemplateRow> Id) : TemplateKept;

    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : TemplateKept;

    public sealed record NotAllowed : TemplateKept;

    public sealed record Gone : TemplateKept;
}

/// <summary>The beginnings of notes: those of the knowledge base, and the clinic's own.</summary>
public sealed class NoteTemplates(ClinicDb db, ClinicKnowledge knowledge)
{
    const int LongestTitle = 120, LongestBody = 8000;
    static readonly Place Here = new("note_template", 1, 1);

    /// <summary>All of them, the knowledge base's first.</summary>
    public async Task<IReadOnlyList<NoteTemplate>> AllAsync(CancellationToken cancel) => [.. knowledge.Notes, .. (await OwnAsync(cancel)).Where(t => !t.Retired).Select(Of)];

    /// <summary>The clinic's own in their latest version, the retired ones too.</summary>
    public async Task<IReadOnlyList<NoteTemplateRow>> OwnAsync(CancellationToken cancel) => await db.NoteTemplates.AsNoTracking()
        .Where(t => !db.NoteTemplates.Any(n => n.Id == t.Id && n.Version > t.Version)).OrderBy(t => t.Title).ToListAsync(cancel);

    internal async Task<NoteTemplate?> FindAsync(string id, CancellationToken cancel) =>
        knowledge.Notes.FirstOrDefault(t => t.Id == id) ?? (Guid.TryParse(id, out var own) && (await OwnAsync(cancel)).FirstOrDefault(t => t.Id.Value == own && !t.Retired) is { } found ? Of(found) : null);

    /// <summary>Keeps one of the clinic's own, as a new version where it is there already.</summary>
    public async Task<TemplateKept> KeepAsync(string submission, Id<NoteTemplateRow>? id, OwnTemplate typed, bool retired, CancellationToken cancel)
    {
        if (await db.ActingAsync(Roles.Physician, cancel) is null && await db.ActingAsync(Roles.Owner, cancel) is null)
            return new TemplateKept.NotAllowed();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new TemplateKept.Kept(new(made));
        var (title, body) = (NoteText.Clean(typed.Title).Replace('\n', ' ').Trim(), NoteText.Clean(typed.Body));
        if (ProblemsOf(title, body) is { Count: > 0 } problems)
            return new TemplateKept.Wrong(problems);
        var latest = id is { } known ? await db.NoteTemplates.AsNoTracking().Where(t => t.Id == known).OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancel) : null;
        if (id is not null && latest is null)
            return new TemplateKept.Gone();
        var row = new NoteTemplateRow
        {
            Id = latest?.Id ?? Id<NoteTemplateRow>.New(db.Now), Version = (latest?.Version ?? 0) + 1, About = typed.About, Modality = typed.Modality,
            Title = title, Body = body, Retired = retired, Actor = db.Actor.Code, At = db.Now,
        };
        db.NoteTemplates.Add(row);
        return new TemplateKept.Kept(new(await db.SaveOnceAsync(submission, "note_template", row.Id.Value, cancel) ?? row.Id.Value));
    }

    static Dictionary<string, Text> ProblemsOf(string title, string body)
    {
        var problems = new Dictionary<string, Text>();
        if (title.Length is 0 or > LongestTitle)
            problems["Title"] = new($"Назовите шаблон, не длиннее {LongestTitle} знаков.", $"Name the template, in at most {LongestTitle} characters.");
        if (body.Length is 0 or > LongestBody)
            problems["Body"] = new($"Напишите текст шаблона, не длиннее {LongestBody} знаков.", $"Write the template's text, in at most {LongestBody} characters.");
        else if (NoteText.WordsIn(body).FirstOrDefault(word => NoteWord.Find(word) is null) is { } unknown)
            problems["Body"] = new($"Слово {{{unknown}}} ничем не заполняется. Возьмите слово из списка или спросите пишущего: {{?{unknown}}}.", $"Nothing fills {{{unknown}}}. Take a word from the list, or ask the writer: {{?{unknown}}}.");
        return problems;
    }

    /// <summary>The clinic writes in its own language; both languages get the same words.</summary>
    static NoteTemplate Of(NoteTemplateRow row) => new() { Id = $"{row.Id}", Title = new(row.Title, row.Title), Body = new(row.Body, row.Body), About = row.About, Modality = row.Modality, Sources = [], Place = Here };
}
