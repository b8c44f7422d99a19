namespace Carboxy.Work.Messages;

/// <summary>Why a message was not sent, or not yet.</summary>
public static class MessageEnds
{
    /// <summary>What was done was undone before anybody heard of it.</summary>
    public const string NothingChanged = "nothing_changed";

    /// <summary>A later message tells this too.</summary>
    public const string Joined = "joined";

    /// <summary>The visit was moved or cancelled.</summary>
    public const string VisitMoved = "visit_moved";

    /// <summary>The visit has begun or is over.</summary>
    public const string VisitPast = "visit_past";

    /// <summary>It waited so long that it would only confuse.</summary>
    public const string TooOld = "too_old";

    /// <summary>The patient wants none of these.</summary>
    public const string OptedOut = "opted_out";

    /// <summary>The clinic sends none of these.</summary>
    public const string TurnedOff = "turned_off";

    /// <summary>Somebody at the desk decided so.</summary>
    public const string Withheld = "withheld";

    /// <summary>There is no address to which it could go; somebody has to call.</summary>
    public const string NoAddress = "no_address";

    /// <summary>The address was refused for good.</summary>
    public const string Refused = "refused";

    /// <summary>It was tried as often as makes sense.</summary>
    public const string GaveUp = "gave_up";

    /// <summary>An earlier message about the same course must go first.</summary>
    public const string AfterAnother = "after_another";

    /// <summary>The reason in words; null for the code of a server's answer.</summary>
    public static Text? NameOf(string? why) => why switch
    {
        NothingChanged => new("изменение успели отменить", "the change was undone in time"),
        Joined => new("об этом сказало более позднее сообщение", "a later message told it too"),
        VisitMoved => new("визит перенесён или отменён", "the visit was moved or cancelled"),
        VisitPast => new("визит уже начался или прошёл", "the visit has begun or is over"),
        TooOld => new("ждало слишком долго", "it waited too long"),
        OptedOut => new("пациент не хочет таких сообщений", "the patient does not want these"),
        TurnedOff => new("клиника такие не отправляет", "the clinic sends none of these"),
        Withheld => new("решили не отправлять", "somebody decided not to send it"),
        NoAddress => new("некуда отправить", "there is nowhere to send it"),
        Refused => new("адрес не принят", "the address was refused"),
        GaveUp => new("не удалось отправить", "it could not be sent"),
        AfterAnother => new("сначала уйдёт предыдущее", "the one before goes first"),
        _ => null,
    };
}
