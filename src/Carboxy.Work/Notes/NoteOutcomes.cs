using Carboxy.Notes;

namespace Carboxy.Work.Notes;

/// <summary>What came of beginning a note.</summary>
public abstract record NoteBegun
{
    public sealed record Draft(Id<NoteRow> Id) : NoteBegun;

    public sealed record Refused(Text Says) : NoteBegun;

    public sealed record Gone : NoteBegun;

    internal static Refused NotTreating => new(new("Записи ведут врач и специалист. Попросите кого-то из них.", "Physicians and practitioners write notes. Ask one of them."));

    internal static Refused MayNotAmend => new(new("Поправку пишет тот, кто подписал запись, или врач.", "Whoever signed the note amends it, or a physician."));
}

/// <summary>What came of saving a draft.</summary>
public abstract record DraftSaved
{
    public sealed record Kept(int Version) : DraftSaved;

    /// <summary>Somebody saved it in another window since; nothing was overwritten.</summary>
    public sealed record Moved(NoteDraft Now) : DraftSaved;

    /// <summary>It was signed or put aside meanwhile; what was typed here is not in it.</summary>
    public sealed record Closed(DraftOutcome Outcome) : DraftSaved;

    public sealed record TooLong(int Length) : DraftSaved;

    public sealed record NotYours : DraftSaved;

    public sealed record Gone : DraftSaved;

    /// <summary>What happened and what to do; null where it was kept.</summary>
    public Text? Refusal => this switch
    {
        Moved => new("Эту запись изменили в другом окне. Ничего не потеряно: ниже оба текста.", "This note was changed in another window. Nothing is lost: both texts stand below."),
        Closed { Outcome: DraftOutcome.Signed } => new("Запись уже подписана, набранное здесь в неё не вошло. Скопируйте его и напишите поправку.", "The note is signed already, and what is typed here is not in it. Copy it and write an amendment."),
        Closed => new("Запись уже отложена. Скопируйте набранное и начните новую.", "The note was put aside already. Copy what is typed and begin another."),
        TooLong far => new($"В записи {far.Length} знаков, а бывает не больше {NoteText.Longest}. Не сохранено: сократите её или начните вторую.", $"The note has {far.Length} characters, and {NoteText.Longest} are the most. It is not saved: shorten it or begin a second one."),
        NotYours => new("Эту запись пишет другой человек. Напишите свою.", "Somebody else is writing this note. Write one of your own."),
        Gone => new("Такой записи нет.", "There is no such note."),
        _ => null,
    };
}

/// <summary>What came of signing a note.</summary>
public abstract record NoteSigned
{
    public sealed record Done(NoteRow Note) : NoteSigned;

    /// <summary>It had been signed before; that signature stands.</summary>
    public sealed record Already(Id<NoteRow> Note) : NoteSigned;

    /// <summary>What stands against it; the text was saved as a draft.</summary>
    public sealed record Barred(IReadOnlyList<SignatureBar> Bars, int Version) : NoteSigned;

    /// <summary>The draft could not be taken as it was shown.</summary>
    public sealed record NotKept(DraftSaved Why) : NoteSigned;
}

/// <summary>What came of a second signature.</summary>
public abstract record NoteCosigned
{
    public sealed record Done(NoteCosign Cosign) : NoteCosigned;

    public sealed record Refused(Text Says) : NoteCosigned;

    public sealed record Gone : NoteCosigned;
}
