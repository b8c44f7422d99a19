using Carboxy.Web.Server;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Components;

namespace Carboxy.Web.Sessions;

/// <summary>What every part of a running session's page needs: the session, what was posted, and where forms go.</summary>
public sealed record Runner(SessionView View, Posted Posted, EventCallback OnAct)
{
    public int Seen => View.Session.Events.Count;

    /// <summary>What was typed into a refused form, or else what is given.</summary>
    public string? Typed(string act, string? of, string field, string? otherwise) =>
        Posted["Do"] == act && Posted["Of"] == of ? Posted.Or(field, otherwise) : otherwise;
}
