using Carboxy.Work.People;

namespace Carboxy.Web.Server;

/// <summary>Who may use a page, in the form that [Authorize(Roles = ...)] takes. Every page and endpoint names one.</summary>
public static class Access
{
    /// <summary>Everybody who works at the clinic.</summary>
    public const string Everyone = $"{Roles.Owner},{Roles.Physician},{Roles.Practitioner},{Roles.Reception}";

    /// <summary>Who treats: sessions, same-day checks.</summary>
    public const string Treating = $"{Roles.Physician},{Roles.Practitioner}";

    /// <summary>Who speaks with patients: at the desk and in the treatment room.</summary>
    public const string Receiving = $"{Treating},{Roles.Reception}";

    /// <summary>Who decides what screening leaves open.</summary>
    public const string Physicians = Roles.Physician;

    /// <summary>Who answers for how the clinic measures and works.</summary>
    public const string Directing = $"{Roles.Owner},{Roles.Physician}";

    /// <summary>Who handles what is used up and what it is used with.</summary>
    public const string Handling = $"{Roles.Owner},{Roles.Physician},{Roles.Practitioner}";

    /// <summary>Who runs the clinic.</summary>
    public const string Owners = Roles.Owner;
}
