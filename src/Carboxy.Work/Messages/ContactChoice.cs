using Carboxy.Patients;

namespace Carboxy.Work.Messages;

/// <summary>By which way a patient wants to hear from the clinic.</summary>
public enum ContactWay
{
    /// <summary>By mail, or by text message where there is no address.</summary>
    Any,
    Mail,
    Text,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>How a patient wants to hear from the clinic, as one choice left it.</summary>
public sealed class ContactChoice
{
    public required Id<Patient> PatientId { get; init; }

    public required int Version { get; init; }

    public required ContactWay Way { get; init; }

    public required bool Reminders { get; init; }

    public required bool Aftercare { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Whether the patient wants a message of this kind.</summary>
    public bool Wants(MessageKind kind) => Way != ContactWay.None && kind switch
    {
        MessageKind.ReminderDays or MessageKind.ReminderHours => Reminders,
        MessageKind.Aftercare => Aftercare,
        _ => true,
    };
}
