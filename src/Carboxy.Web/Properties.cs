using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Carboxy.Web.Tests")]
