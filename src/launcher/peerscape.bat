@echo off
rem Starts Peerscape on the first Java found that is new enough, and passes it every argument.
rem PEERSCAPE_JAVA_HOME names a Java to prefer, PEERSCAPE_OPTS holds further options for it.
setlocal enableextensions disabledelayedexpansion

set "minimum=25"
for %%d in ("%~dp0..\lib") do set "lib=%%~fd"

set "builder="
if exist "%lib%\jdk" set /p builder=<"%lib%\jdk"

set "home="
call :consider "%PEERSCAPE_JAVA_HOME%"
call :consider "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :consider "%%~dp$PATH:j.."
call :consider "%builder%"
for /d %%d in (
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Microsoft\jdk-*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\BellSoft\*"
    "%USERPROFILE%\.jdks\*"
    "%USERPROFILE%\.sdkman\candidates\java\*"
) do call :consider "%%~d"
if not defined home (
    echo peerscape: needs Java %minimum% or newer and found none on this machine: get one at https://adoptium.net, for example, and set PEERSCAPE_JAVA_HOME to where it is.>&2
    exit /b 2
)

rem The cache of loaded classes is good only for the Java that wrote it.
set "cache="
if /i "%home%"=="%builder%" if exist "%lib%\peerscape.aot" set cache="-XX:AOTCache=%lib%\peerscape.aot"

rem What reads a file once and ends gains nothing by being compiled well.
set "brief="
for %%c in (check generate) do if "%~1"=="%%c" set "brief=-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"

"%home%\bin\java.exe" %cache% %brief% -Xlog:disable -Xlog:all=error,aot*=off,cds*=off:stderr -Dstdin.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 --enable-native-access=javafx.graphics %PEERSCAPE_OPTS% --module-path "%lib%" --module dev.peerscape/dev.peerscape.cli.Main %*
exit /b %errorlevel%

rem Sets home to %1 if none is set yet and its file "release" tells of a Java that is new enough.
:consider
if defined home exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "version="
for /f "usebackq tokens=1,2 delims==" %%a in ("%~1\release") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
for /f "delims=.-+_ tokens=1" %%v in ("%version%") do if %%v geq %minimum% set "home=%~1"
exit /b
