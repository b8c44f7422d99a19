using Carboxy.Work.Courses;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>What is written about the last session of a demo course.</summary>
enum DemoNote
{
    None,

    /// <summary>The practitioner asked for a second signature, and the physician has not answered.</summary>
    Waiting,

    /// <summary>The physician sent it back.</summary>
    Returned,

    /// <summary>Signed, and corrected on the same day.</summary>
    Amended,

    /// <summary>Begun, and not finished.</summary>
    Begun,

    /// <summary>A reaction, written up by the practitioner and signed by the physician too.</summary>
    Reaction,

    /// <summary>The physician's summary of the whole course.</summary>
    Summary,

    /// <summary>The patient called.</summary>
    Call,
}

/// <summary>Tells who wrote what about a demo course.</summary>
static class DemoNoteTale
{
    static readonly string[] Skin = ["ровная, лёгкий румянец, без отёка", "лёгкая припухлость, прошла за 20 минут; хруст до вечера"];

    /// <summary>Every second patient is remembered with the first talk.</summary>
    public static async Task ConsultAsync(DemoNotes notes, DemoPatient who)
    {
        if (who.Number % 2 == 0)
            await notes.SignAsync(Roles.Physician, await notes.DraftAsync(Roles.Physician, "first_consultation",
                ["тусклый цвет лица, хочет свежее выглядеть к лету", "домашний уход, один курс масок пять лет назад, помог ненадолго", "кожа целая, без воспаления и свежего загара", "больно ли и сколько держится; ответили", "курс по плану, замеры до курса и в середине"]));
    }

    public static Task WriteAsync(DemoNotes notes, DemoCourse of, Id<CourseRow> course, Id<SessionRow> session) => of.Note switch
    {
        DemoNote.None => Task.CompletedTask,
        DemoNote.Summary => SummaryAsync(notes, course),
        DemoNote.Call => CallAsync(notes),
        DemoNote.Reaction => ReactionAsync(notes, session),
        _ => SessionAsync(notes, of, session),
    };

    static async Task SessionAsync(DemoNotes notes, DemoCourse of, Id<SessionRow> session)
    {
        var gas = of.Modality == Modality.Injection;
        var draft = await notes.DraftAsync(Roles.Practitioner, gas ? "session_needle" : "session_mask", of.Note == DemoNote.Begun ? [] : ["наборы кабинета 1, партии в карте сеанса", Skin[gas ? 1 : 0], Skin[gas ? 1 : 0]], session: session);
        if (of.Note == DemoNote.Begun)
            return;
        await notes.FillAsync(Roles.Practitioner, draft, Skin[gas ? 1 : 0]);
        var note = await notes.SignAsync(Roles.Practitioner, draft, asksCosign: of.Note != DemoNote.Amended);
        if (of.Note == DemoNote.Returned)
            await notes.CosignAsync(note, agreed: false, "Не видно, сколько минут была маска и почему пропущена чистка. Допишите поправкой.");
        if (of.Note == DemoNote.Amended)
            await notes.AmendAsync(Roles.Practitioner, note, "Уточнение: румянец держался не до снятия маски, а ещё около часа; пациентка написала об этом вечером.");
    }

    static async Task ReactionAsync(DemoNotes notes, Id<SessionRow> session)
    {
        var draft = await notes.DraftAsync(Roles.Practitioner, "reaction",
            ["через 9 минут после нанесения: жжение и красные пятна, сказала сама", "красные пятна на щеках, отёка век нет, дыхание свободное", "нет", "маска снята, средство смыто, осмотрела врач; позвоним завтра утром", "отложен, решает врач"], session: session);
        await notes.CosignAsync(await notes.SignAsync(Roles.Practitioner, draft, asksCosign: true), agreed: true);
    }

    static async Task SummaryAsync(DemoNotes notes, Id<CourseRow> course)
    {
        var draft = await notes.DraftAsync(Roles.Physician, "course_summary", ["довольна, «лицо отдохнувшее»", "перемена видна и на замерах, и пациентке", "позвонить через три месяца, замерить снова"], course: course);
        await notes.FillAsync(Roles.Physician, draft, "не оценивалось");
        await notes.SignAsync(Roles.Physician, draft);
    }

    static async Task CallAsync(DemoNotes notes) => await notes.SignAsync(Roles.Practitioner, await notes.DraftAsync(Roles.Practitioner, "phone_call",
        ["пациентка", "уезжает на две недели, спрашивает, не пропадёт ли курс", "перерыв допустим; после возвращения проверим и продолжим", "перезвонит сама после возвращения"]));
}
